package org.diancang.adapter.warc;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Replays the seeds; with JAZZER_FUZZ=1 it looks for more (docs/testing.md). */
class WarcFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void anyFileIsReadToItsEnd(byte[] file) throws IOException {
        DamagedFilePropertyTest.read(file);
    }

    @FuzzTest(maxDuration = "2m")
    void anyRecordIsReadOrCounted(byte[] record) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(record);
        }
        DamagedFilePropertyTest.read(member.toByteArray());
    }
}

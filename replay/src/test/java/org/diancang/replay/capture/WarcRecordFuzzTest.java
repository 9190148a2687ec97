package org.diancang.replay.capture;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diancang.warcstore.FolderWarcStore;
import org.junit.jupiter.api.io.TempDir;

/** Replays the seeds; with JAZZER_FUZZ=1 it looks for more (docs/testing.md). */
class WarcRecordFuzzTest {
    private static final String FILE = "LJ0031-c00017-e1-20261109063000000-00000.warc.gz";

    @TempDir static Path folder;

    @FuzzTest(maxDuration = "2m")
    void anyFileBeginsWithARecordOrHasLostIt(byte[] bytes) throws IOException {
        FolderWarcStore store = new FolderWarcStore(folder);
        Files.write(store.openFolder().resolve(FILE), bytes);
        WarcRecordAtPropertyTest.assertReadOrLost(store, FILE, 0);
    }
}

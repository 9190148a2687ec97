package org.diancang.indexer.cdx.server;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Replays the seeds; with JAZZER_FUZZ=1 it looks for more (docs/testing.md). */
class CdxFuzzTest {
    /** Bytes as a query string that has been decoded. */
    @FuzzTest(maxDuration = "2m")
    void anyQueryIsALookUpOrRefusedByName(byte[] bytes) {
        Map<String, String[]> asked = new LinkedHashMap<>();
        for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            asked.merge(
                    equals < 0 ? pair : pair.substring(0, equals),
                    new String[] {pair.substring(equals + 1)},
                    CdxFuzzTest::joined);
        }
        CdxPropertyTest.assertLookUpOrRefusedByName(asked);
    }

    private static String[] joined(String[] some, String[] more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}

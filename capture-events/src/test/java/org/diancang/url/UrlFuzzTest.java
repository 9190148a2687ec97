package org.diancang.url;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Replays the seeds; with JAZZER_FUZZ=1 it looks for more (docs/testing.md). */
class UrlFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void anyBytesHaveAKey(byte[] bytes) {
        String url = new String(bytes, StandardCharsets.UTF_8);

        assertThat(UrlKey.of(url).value()).matches("[!-~]+");
        assertThat(PartitionKey.of(url).value()).matches("[!-~]+");
    }
}

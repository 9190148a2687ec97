package org.diancang.replay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Replays the seeds; with JAZZER_FUZZ=1 it looks for more (docs/testing.md). */
class RewritingFuzzTest {
    @FuzzTest(maxDuration = "2m")
    void noPageLeadsToTheLiveWeb(byte[] page) throws IOException {
        byte[] rewritten = RewritingPropertyTest.html(page, StandardCharsets.UTF_8);

        assertThat(
                        RewritingPropertyTest.liveAddresses(
                                new String(rewritten, StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @FuzzTest(maxDuration = "2m")
    void anyBytesAreAStyleSheet(byte[] css) {
        String text = new String(css, StandardCharsets.UTF_8);

        assertThat(
                        new CssRewriter(RewritingPropertyTest.links(StandardCharsets.UTF_8))
                                .rewrite(text))
                .isNotNull();
    }
}

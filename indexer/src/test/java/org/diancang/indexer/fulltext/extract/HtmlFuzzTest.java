package org.diancang.indexer.fulltext.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.time.Duration;

/** Replays the seeds; with JAZZER_FUZZ=1 it looks for more (docs/testing.md). */
class HtmlFuzzTest {
    private final HtmlText html =
            new HtmlText(new ExtractionLimits(1 << 20, 4_000, 1_000, Duration.ofSeconds(20)));

    @FuzzTest(maxDuration = "2m")
    void anyBytesAreAPage(byte[] page) throws IOException {
        assertThat(
                        html.extract(
                                new Payload(page, false, null),
                                Deadline.in(Duration.ofSeconds(20))))
                .isInstanceOf(Extraction.Text.class);
    }
}

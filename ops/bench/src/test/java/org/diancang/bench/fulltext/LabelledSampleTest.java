package org.diancang.bench.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledSampleTest {
    private final List<LabelledPage> pages = new LabelledSample().pages();

    @Test
    void everyPageReadsInItsCharacterSetAsItWasWritten() {
        assertThat(pages)
                .isNotEmpty()
                .allSatisfy(
                        page ->
                                assertThat(new String(page.page().body(), page.charset()))
                                        .isEqualTo(page.source()));
    }

    @Test
    void everyPageHasItsMainTextAndMoreThanThat() {
        assertThat(pages)
                .allSatisfy(
                        page -> {
                            assertThat(page.source()).contains(page.mainText().lines().toList());
                            assertThat(TextScore.f1(page.source(), page.mainText()))
                                    .isBetween(0.1, 0.9);
                        });
    }

    @Test
    void someDeclareNothingAnywhere() {
        assertThat(pages)
                .anySatisfy(
                        page -> {
                            assertThat(page.page().contentType()).isEqualTo("text/html");
                            assertThat(page.source()).doesNotContain("charset=");
                        });
    }
}

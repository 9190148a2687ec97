package org.diancang.bench.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextChainTest {
    private final TextChain chain = new TextChain(List.of("图书馆开放。", "博物馆开放。", "web archive 开放。"));

    @Test
    void charactersFollowEachOtherAsTheyDidThere() {
        String text = chain.text(2_000, new SplittableRandom(1));

        assertThat(text.replaceAll("图书馆开放。|博物馆开放。|web archive开放。", "")).isEmpty();
    }

    @Test
    void aTextHasAboutItsLengthAndEndsWithASentence() {
        String text = chain.text(500, new SplittableRandom(2));

        assertThat(text).hasSizeBetween(500, 1_040).endsWith("。");
    }

    @Test
    void theSameSeedMakesTheSameText() {
        assertThat(chain.text(300, new SplittableRandom(3)))
                .isEqualTo(chain.text(300, new SplittableRandom(3)));
    }
}

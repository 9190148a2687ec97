package org.diancang.bench.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextScoreTest {
    @Test
    void theSameTextScoresOneHoweverItIsSpaced() {
        assertThat(TextScore.f1("图书馆 开放。\n", "图书馆，开放")).isEqualTo(1);
    }

    @Test
    void whatIsBesideTheTextCostsAsItsLength() {
        // Five of eight pairs are wanted, and all five are there.
        assertThat(TextScore.f1("首页新闻图书馆开放", "新闻图书馆开")).isEqualTo(2.0 * 5 / (8 + 5));
    }

    @Test
    void aPairThatComesOnceIsFoundOnce() {
        assertThat(TextScore.f1("公告公告公告", "公告")).isEqualTo(2.0 / (5 + 1));
    }

    @Test
    void anotherTextScoresNothing() {
        assertThat(TextScore.f1("锟斤拷", "图书馆")).isZero();
    }
}

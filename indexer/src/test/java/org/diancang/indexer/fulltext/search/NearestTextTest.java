package org.diancang.indexer.fulltext.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTextTest {
    @ParameterizedTest
    @CsvSource({
        "湿地保户, 青浦区湿地保护条例, 湿地保护",
        "湿地保护, 青浦区湿地保护条例, 湿地保护",
        "湿地条列, 《湿地条例》，全文, 湿地条例",
        "湿地护条例, 青浦区湿地保护条例, 湿地保护条例",
        "候鸟, 候鸟来了, 候鸟",
        "候乌, 候鸟来了, ''",
        "wetlend, All Wetlands and wetland birds, wetland",
        "libary, the Library of China, Library",
        "cat, the dog sat, sat",
        "zebra, the dog sat, ''",
    })
    void whatIsNearlyTheWordIsFound(String word, String text, String expected) {
        assertThat(NearestText.to(word, text).orElse("")).isEqualTo(expected);
    }
}

package org.diancang.indexer.fulltext.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchParserTest {
    @Test
    void wordsAreApartAndPhrasesTogether() {
        assertThat(SearchParser.parse("国家 \"annual report\"　“古籍 保护”x「中心」").wanted())
                .containsExactly(
                        List.of(SearchTerm.anywhere("国家", false)),
                        List.of(SearchTerm.anywhere("annual report", true)),
                        List.of(SearchTerm.anywhere("古籍 保护", true)),
                        List.of(SearchTerm.anywhere("x", false)),
                        List.of(SearchTerm.anywhere("中心", true)));
    }

    @Test
    void aQuotationMarkThatNobodyClosedGoesToTheEnd() {
        assertThat(SearchParser.parse("a \"b c").wanted())
                .containsExactly(
                        List.of(SearchTerm.anywhere("a", false)),
                        List.of(SearchTerm.anywhere("b c", true)));
    }

    @Test
    void aMinusBeforeAWordLeavesItOutAndOneWithinItDoesNot() {
        SearchExpression read = SearchParser.parse("湿地 -公园 －\"城市 规划\" e-mail - -title:通知");

        assertThat(read.wanted())
                .containsExactly(
                        List.of(SearchTerm.anywhere("湿地", false)),
                        List.of(SearchTerm.anywhere("e-mail", false)));
        assertThat(read.unwanted())
                .containsExactly(
                        SearchTerm.anywhere("公园", false),
                        SearchTerm.anywhere("城市 规划", true),
                        new SearchTerm(SearchField.TITLE, "通知", false));
    }

    @Test
    void orJoinsTheWordsBesideIt() {
        assertThat(SearchParser.parse("a OR \"b c\" OR title:d e").wanted())
                .containsExactly(
                        List.of(
                                SearchTerm.anywhere("a", false),
                                SearchTerm.anywhere("b c", true),
                                new SearchTerm(SearchField.TITLE, "d", false)),
                        List.of(SearchTerm.anywhere("e", false)));
        assertThat(SearchParser.parse("OR a or b").wanted()).hasSize(4);
        assertThat(SearchParser.parse("OR OR a").wanted()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "site:gov.cn, SITE, gov.cn",
        "SITE：Gov.CN, SITE, Gov.CN",
        "host:www.example.cn, HOST, www.example.cn",
        "url:http://a.cn/b?c, URL, http://a.cn/b?c",
        "type:pdf, TYPE, pdf",
        "title:年鉴, TITLE, 年鉴",
        "http://a.cn, ANYWHERE, http://a.cn",
        "10:30, ANYWHERE, 10:30",
        "lang:zh, LANG, zh",
        "note:zh, ANYWHERE, note:zh",
    })
    void aNameBeforeAColonSaysWhereToLook(String typed, SearchField field, String text) {
        assertThat(SearchParser.parse(typed).wanted())
                .containsExactly(List.of(new SearchTerm(field, text, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "from:2024 to:2024, 2024-01-01T00:00:00Z, 2025-01-01T00:00:00Z",
        "from:2024-05 to:202405, 2024-05-01T00:00:00Z, 2024-06-01T00:00:00Z",
        "to:2024-02-29 from:20240228, 2024-02-28T00:00:00Z, 2024-03-01T00:00:00Z",
    })
    void bothEndsOfATimeAreIncluded(String typed, Instant from, Instant before) {
        SearchExpression read = SearchParser.parse(typed);

        assertThat(read.from()).contains(from);
        assertThat(read.before()).contains(before);
        assertThat(read.saysWhat()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from:gestern",
                "to:2024-13",
                "to:2023-02-29",
                "-from:2024",
                "a OR from:2024",
                "a OR -b",
                "-a OR b",
                "type:exe",
                "site: gov.cn",
                "title:\"\"",
            })
    void whatMeansNothingIsRefused(String typed) {
        assertThatThrownBy(() -> SearchParser.parse(typed)).isInstanceOf(BadSearchException.class);
    }

    @Test
    void whatHasNoLetterIsNoTerm() {
        assertThat(SearchParser.parse(" \"\" ，。 *:* \uFDD0 ").wanted()).isEmpty();
        assertThat(SearchParser.parse("-a").saysWhat()).isFalse();
    }

    @Test
    void queriesAreBounded() {
        assertThatThrownBy(() -> SearchParser.parse("国".repeat(257)))
                .isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> SearchParser.parse("a ".repeat(17)))
                .isInstanceOf(BadSearchException.class);
    }

    @Property
    void anythingIsUnderstoodOrRefused(@ForAll("typed") String typed) {
        try {
            SearchExpression read = SearchParser.parse(typed);
            assertThat(read.wanted()).allSatisfy(any -> assertThat(any).isNotEmpty());
        } catch (BadSearchException e) {
            assertThat(e).hasMessageNotContainingAny("null", "Exception");
        }
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                                "a",
                                "-",
                                "OR",
                                " ",
                                "\"",
                                "“",
                                "”",
                                "site:",
                                "from:",
                                "2024",
                                "国",
                                "：",
                                "title:",
                                "type:pdf",
                                "*",
                                "\\")
                        .list()
                        .ofMaxSize(12)
                        .map(parts -> String.join("", parts)),
                Arbitraries.strings().ofMaxLength(300));
    }
}

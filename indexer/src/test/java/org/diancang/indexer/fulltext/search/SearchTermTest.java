package org.diancang.indexer.fulltext.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.diancang.indexer.fulltext.search.SearchAnswer.Piece;
import org.junit.jupiter.api.Test;

class SearchTermTest {
    @Test
    void wordsAreApartAndPhrasesTogether() {
        assertThat(SearchTerm.parse("国家 \"annual report\"　“古籍 保护”x「中心」"))
                .containsExactly(
                        new SearchTerm("国家", false),
                        new SearchTerm("annual report", true),
                        new SearchTerm("古籍 保护", true),
                        new SearchTerm("x", false),
                        new SearchTerm("中心", true));
    }

    @Test
    void aQuotationMarkThatNobodyClosedGoesToTheEnd() {
        assertThat(SearchTerm.parse("a \"b c"))
                .containsExactly(new SearchTerm("a", false), new SearchTerm("b c", true));
    }

    @Test
    void whatHasNoLetterIsNoTerm() {
        assertThat(SearchTerm.parse(" \"\" ，。 *:* \uFDD0 ")).isEmpty();
    }

    @Test
    void queriesAreBounded() {
        assertThatThrownBy(() -> SearchTerm.parse("国".repeat(257)))
                .isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> SearchTerm.parse("a ".repeat(17)))
                .isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> query(List.of(), 0, 20))
                .isInstanceOf(BadSearchException.class)
                .hasMessageContaining("a word");
        List<SearchTerm> terms = SearchTerm.parse("国家");
        assertThatThrownBy(() -> query(terms, 9_990, 20)).isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> query(terms, Integer.MAX_VALUE, 100))
                .isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> query(terms, -1, 20)).isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> query(terms, 0, 101)).isInstanceOf(BadSearchException.class);
    }

    @Test
    void markedPiecesThatTouchAreOne() {
        assertThat(Fragments.pieces("在\uFDD0国\uFDD1\uFDD0家\uFDD1<b>\uFDD0馆\uFDD1"))
                .containsExactly(
                        new Piece("在", false),
                        new Piece("国家", true),
                        new Piece("<b>", false),
                        new Piece("馆", true));
    }

    private static SearchQuery query(List<SearchTerm> terms, int from, int size) {
        return new SearchQuery(
                terms,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                from,
                size);
    }
}

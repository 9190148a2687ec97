package org.diancang.indexer.fulltext.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.diancang.indexer.fulltext.search.SearchAnswer.Piece;
import org.junit.jupiter.api.Test;

class SearchQueryTest {
    @Test
    void aQueryAsksForSomethingAndPagesNotTooDeep() {
        assertThatThrownBy(() -> query("", 0, 20))
                .isInstanceOf(BadSearchException.class)
                .hasMessageContaining("a word");
        assertThatThrownBy(() -> query("-国家", 0, 20)).isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> query("国家", 9_990, 20)).isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> query("国家", Integer.MAX_VALUE, 100))
                .isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> query("国家", -1, 20)).isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> query("国家", 0, 101)).isInstanceOf(BadSearchException.class);
        assertThat(query("from:2024", 0, 20).filtersCaptures()).isTrue();
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

    private static SearchQuery query(String typed, int from, int size) {
        return new SearchQuery(
                SearchParser.parse(typed),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                from,
                size);
    }
}

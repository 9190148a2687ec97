package org.diancang.indexer.fulltext.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.diancang.indexer.fulltext.search.SearchAnswer.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ResolvableType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.ServletRequestDataBinder;

class SearchParametersTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0, 20, a word",
        "-国家, 0, 20, a word",
        "国家, 9990, 20, from + size",
        "国家, 2147483647, 100, from + size",
        "国家, -1, 20, from",
        "国家, 0, 101, size",
    })
    void somethingIsAskedForAndNotTooDeep(String q, String from, String size, String reason) {
        assertThatThrownBy(() -> list("q", q, "from", from, "size", size))
                .isInstanceOf(BadSearchException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "year, 1900, 'year must be 1990 to 9999, is 1900'",
        "status, 42, 'status must be 100 to 999, is 42'",
        "type, gif, type must be one of html",
        "sort, random, 'sort must be one of relevance, newest, firstSeen, is random'",
        "group, site, 'group must be one of version, url, similar, is site'",
        "cursor, abc, cursor must be next",
    })
    void whatCannotBeIsSaidByName(String parameter, String value, String reason) {
        assertThatThrownBy(() -> list("q", "国家", parameter, value))
                .isInstanceOf(BadSearchException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void timesFilterCaptures() {
        assertThat(asked("q", "from:2024").query().filtersCaptures()).isTrue();
        assertThat(asked("q", "国家", "type", "html").query().filtersCaptures()).isFalse();
        assertThat(asked("status", "200").query().filtersCaptures()).isTrue();
    }

    @Test
    void wordsAreSortedByRelevanceAndFiltersByTime() {
        assertThat(list("q", "国家").order()).isEqualTo(HitOrder.RELEVANCE);
        assertThat(list("year", "2024").order()).isEqualTo(HitOrder.NEWEST);
        assertThat(list("q", "国家", "sort", "firstSeen").order()).isEqualTo(HitOrder.FIRST_SEEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"a\":1}",
                "[\"newest\",\"version\",[1]]",
                "[\"newest\",\"version\",[{},{},{}]]",
                "[\"newest\",\"version\",3]",
                "[\"relevance\",\"version\",[1,2,\"a\",\"b\"]]",
                "[\"newest\",\"url\",[-5]]",
                "[",
            })
    void aCursorOfAnotherFormIsRefused(String json) {
        String cursor =
                Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

        assertThat(HitCursor.parse(cursor, HitOrder.NEWEST, HitGroup.VERSION)).isEmpty();
        assertThat(HitCursor.parse(cursor, HitOrder.NEWEST, HitGroup.URL)).isEmpty();
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

    private static HitList list(String... parameters) {
        SearchParameters asked = asked(parameters);
        return asked.hits(asked.query());
    }

    /** As an address is read. */
    private static SearchParameters asked(String... parameters) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (int i = 0; i < parameters.length; i += 2) {
            request.addParameter(parameters[i], parameters[i + 1]);
        }
        ServletRequestDataBinder binder = new ServletRequestDataBinder(null);
        binder.setTargetType(ResolvableType.forClass(SearchParameters.class));
        binder.construct(request);
        return (SearchParameters) java.util.Objects.requireNonNull(binder.getTarget());
    }
}

package org.diancang.indexer.fulltext.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diancang.events.SiteDescribed;
import org.diancang.events.SiteDescribed.Subject;
import org.diancang.indexer.fulltext.search.SearchAnswer.Piece;
import org.diancang.indexer.site.Sites;
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
        "subject, sports, 'subject must be one of politics, economy, culture, is sports'",
    })
    void whatCannotBeIsSaidByName(String parameter, String value, String reason) {
        assertThatThrownBy(() -> list("q", "国家", parameter, value))
                .isInstanceOf(BadSearchException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void timesFilterCaptures() {
        assertThat(asked("q", "from:2024").query(Optional.empty()).filtersCaptures()).isTrue();
        assertThat(asked("q", "国家", "type", "html").query(Optional.empty()).filtersCaptures())
                .isFalse();
        assertThat(asked("status", "200").query(Optional.empty()).filtersCaptures()).isTrue();
    }

    @Test
    void aSubjectIsTheSitesThatShowItNow() {
        var site =
                new SiteDescribed(
                        new UUID(0, 1),
                        1,
                        1,
                        "QH-0001",
                        "QH0001",
                        "n",
                        new UUID(0, 2),
                        "l",
                        Subject.CULTURE,
                        List.of(),
                        Instant.EPOCH);
        Optional<Sites> sites = Optional.of(new Sites(List.of(site)));

        SearchQuery query = asked("subject", "culture").query(sites);
        assertThat(query.sites()).contains(Set.of(site.siteId()));
        assertThat(query.filtersCaptures()).isTrue();
        assertThat(asked("subject", "economy").query(sites).sites()).contains(Set.of());
        assertThat(asked("q", "国家", "subject", "").query(sites).sites()).isEmpty();
    }

    @Test
    void aSubjectOfSitesThatAreNotKnownYetIsNotTakenForNone() {
        assertThatThrownBy(() -> asked("subject", "culture").query(Optional.empty()))
                .isInstanceOf(SitesUnknownException.class);
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
        return asked.hits(asked.query(Optional.empty()));
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

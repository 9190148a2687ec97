package org.diancang.indexer.fulltext.search;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.diancang.events.SiteDescribed.Subject;
import org.diancang.indexer.fulltext.extract.PageType;
import org.diancang.indexer.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/**
 * What the search is asked with in an address, as it is written there; see {@code docs/search.md}.
 *
 * @param q words
 * @param site number of a site, as a UUID
 * @param library number of a library, as a UUID
 * @param subject which side of its place a site shows: {@code politics} and so on
 * @param year of captures, in UTC
 * @param status HTTP status of captures
 * @param type kind of document
 * @param language by ISO 639-1
 * @param columnType of government columns
 * @param domain registrable domain of the page's host
 * @param sameText key of pages whose text is nearly the same
 * @param sort {@code relevance}, {@code newest} or {@code firstSeen}
 * @param group {@code version}, {@code url} or {@code similar}
 * @param facets whether pages are counted by facet; so if absent
 * @param from hits to pass over
 * @param size hits to answer
 * @param cursor where to go on, from an answer's {@code next}
 */
@ParameterObject
public record SearchParameters(
        @Parameter(
                        description =
                                "Words, \"phrases\", -word, a OR b, word~, title: site: host: url: type: lang: from: to:")
                @Nullable String q,
        @Parameter(description = "Number of a site") @Nullable UUID site,
        @Parameter(description = "Number of a library") @Nullable UUID library,
        @Parameter(description = "politics, economy or culture") @Nullable String subject,
        @Parameter(description = "Of captures, in UTC") @Nullable Integer year,
        @Parameter(description = "HTTP status of captures") @Nullable Integer status,
        @Parameter(description = "Kind of document") @Nullable String type,
        @Parameter(description = "ISO 639-1") @Nullable String language,
        @Parameter(description = "Of government columns") @Nullable String columnType,
        @Parameter(description = "Registrable domain") @Nullable String domain,
        @Parameter(description = "Key of pages whose text is nearly the same")
                @Nullable String sameText,
        @Parameter(description = "relevance, newest or firstSeen") @Nullable String sort,
        @Parameter(description = "version, url or similar") @Nullable String group,
        @Parameter(description = "Whether hits are counted by facet; so if absent")
                @Nullable Boolean facets,
        @Parameter(description = "Hits to pass over; with size at most 10,000")
                @Nullable Integer from,
        @Parameter(description = "Hits to answer, 1 to 100") @Nullable Integer size,
        @Parameter(description = "Where to go on: next of an answer") @Nullable String cursor) {
    private static final int SIZE = 20;
    private static final int EARLIEST = 1990;

    /**
     * What is looked for.
     *
     * @param sites as they are known now; empty if they are not known yet
     * @throws BadSearchException if nothing is, or it can't be
     * @throws SitesUnknownException if a subject is asked for of sites that are not known
     */
    public SearchQuery query(Optional<Sites> sites) {
        SearchQuery query = anyQuery(sites);
        if (!query.saysWhat()) {
            throw new BadSearchException(
                    "q must have a word that is wanted, or a filter must be given");
        }
        return query;
    }

    /** As {@link #query(Optional)}, where looking for nothing means all pages. */
    SearchQuery anyQuery(Optional<Sites> sites) {
        Map<PageFilter, String> pages = new EnumMap<>(PageFilter.class);
        put(pages, PageFilter.TYPE, type == null || type.isEmpty() ? null : checkedType(type));
        put(pages, PageFilter.LANGUAGE, language);
        put(pages, PageFilter.COLUMN_TYPE, columnType);
        put(pages, PageFilter.DOMAIN, domain == null ? null : domain.toLowerCase(Locale.ROOT));
        put(pages, PageFilter.SAME_TEXT, sameText);
        Map<CaptureFilter, String> captures = new EnumMap<>(CaptureFilter.class);
        put(captures, CaptureFilter.SITE, text(site));
        put(captures, CaptureFilter.LIBRARY, text(library));
        put(captures, CaptureFilter.YEAR, text(within("year", year, EARLIEST, 9999)));
        put(captures, CaptureFilter.STATUS, text(within("status", status, 100, 999)));
        return new SearchQuery(
                SearchParser.parse(q == null ? "" : q), pages, captures, ofSubject(sites));
    }

    private Optional<Set<UUID>> ofSubject(Optional<Sites> sites) {
        return named("subject", subject, Subject.values(), SubjectCounts::value)
                .map(wanted -> sites.orElseThrow(SitesUnknownException::new).of(wanted));
    }

    /**
     * Which of the hits are wanted, and how.
     *
     * @throws BadSearchException if they can't be had so
     */
    HitList hits(SearchQuery query) {
        HitOrder order =
                named("sort", sort, HitOrder.values(), HitOrder::value)
                        .orElse(query.hasText() ? HitOrder.RELEVANCE : HitOrder.NEWEST);
        HitGroup groups = groups();
        int most = size == null ? SIZE : size;
        if (cursor != null && !cursor.isEmpty()) {
            return new HitList(
                    order,
                    groups,
                    HitCursor.parse(cursor, order, groups)
                            .orElseThrow(
                                    () ->
                                            new BadSearchException(
                                                    "cursor must be next of an answer to the same"
                                                            + " question")),
                    most);
        }
        return new HitList(order, groups, new HitCursor.At(from == null ? 0 : from), most);
    }

    /**
     * What stands as one hit.
     *
     * @throws BadSearchException if it can't
     */
    public HitGroup groups() {
        return named("group", group, HitGroup.values(), HitGroup::value).orElse(HitGroup.VERSION);
    }

    boolean wantsFacets() {
        return facets == null || facets;
    }

    private static String checkedType(String type) {
        return PageType.ofValue(type)
                .map(PageType::value)
                .orElseThrow(
                        () -> new BadSearchException("type must be one of " + PageType.choices()));
    }

    private static @Nullable Integer within(
            String name, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new BadSearchException(
                    "%s must be %d to %d, is %d".formatted(name, least, most, value));
        }
        return value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <K extends Enum<K>> void put(
            Map<K, String> filters, K filter, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            filters.put(filter, value);
        }
    }

    private static <E> Optional<E> named(
            String parameter, @Nullable String value, E[] all, Function<E, String> name) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder names = new StringBuilder();
        for (E one : all) {
            if (name.apply(one).equals(value)) {
                return Optional.of(one);
            }
            names.append(names.isEmpty() ? "" : ", ").append(name.apply(one));
        }
        throw new BadSearchException(parameter + " must be one of " + names + ", is " + value);
    }
}

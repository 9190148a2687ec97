package org.diancang.indexer.fulltext.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.site.KnownSites;
import org.diancang.indexer.site.Sites;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Searches pages for a reader. */
final class Search {
    private final Pages pages;
    private final KnownSites sites;
    private final SearchRequest request = new SearchRequest();
    private final SearchReading reading;
    private final SearchCounts counts = new SearchCounts();
    private final GroupCounts groups = new GroupCounts();

    Search(Pages pages, SearchReading reading, KnownSites sites) {
        this.pages = pages;
        this.reading = reading;
        this.sites = sites;
    }

    /**
     * What is found and, where nothing is, what was probably meant.
     *
     * @param typed the words as they were typed
     * @param facets whether hits are counted by facet
     * @param visible what the reader may see
     */
    SearchAnswer findOrCorrect(
            SearchQuery query, String typed, HitList list, boolean facets, VisibleRegions visible) {
        SearchAnswer found = find(query, list, facets, visible);
        if (found.documents() > 0) {
            return found;
        }
        var correction =
                new Correction(other -> find(other, Correction.first(), false, visible).hits());
        return correction.of(query, typed).map(found::meaning).orElse(found);
    }

    /**
     * What is found.
     *
     * @param facets whether hits are counted by facet
     * @param visible what the reader may see
     */
    SearchAnswer find(SearchQuery query, HitList list, boolean facets, VisibleRegions visible) {
        Optional<Sites> known = sites.now();
        List<VisiblePages.Part> parts = new VisiblePages(visible).parts();
        JsonNode answer = ask(request.of(query, list, facets, parts, known));
        List<Hit> found = reading.hits(answer, query, visible);
        List<Hit> hits =
                list.group().field().isPresent() && !found.isEmpty()
                        ? groups.added(
                                found,
                                list.group(),
                                ask(groups.of(query, list.group(), found, parts)),
                                parts)
                        : found;
        long documents = counts.documents(answer);
        return new SearchAnswer(
                counts.hits(answer),
                list.group().field().isEmpty() || documents <= SearchCounts.EXACT,
                documents,
                facets ? counts.captures(answer) : null,
                answer.path("took").asLong(),
                hits,
                next(answer, list),
                labels(hits, known),
                facets ? counts.facets(answer, known) : null,
                null);
    }

    private static Map<String, String> labels(List<Hit> hits, Optional<Sites> known) {
        Map<String, String> labels = new TreeMap<>();
        hits.stream()
                .flatMap(hit -> hit.captures().stream())
                .map(SearchAnswer.Capture::siteId)
                .distinct()
                .forEach(
                        site ->
                                known.flatMap(sites -> sites.label(UUID.fromString(site)))
                                        .ifPresent(label -> labels.put(site, label)));
        return labels;
    }

    private static @Nullable String next(JsonNode answer, HitList list) {
        JsonNode hits = answer.path("hits").path("hits");
        if (hits.size() < list.size()) {
            return null;
        }
        if (list.group().field().isEmpty()) {
            return new HitCursor.Behind(hits.path(hits.size() - 1).path("sort").asArray())
                    .text(list.order(), list.group());
        }
        int from = list.begin() instanceof HitCursor.At at ? at.from() : 0;
        return from + 2L * list.size() > HitList.DEEPEST
                ? null
                : new HitCursor.At(from + list.size()).text(list.order(), list.group());
    }

    private JsonNode ask(ObjectNode asked) {
        return pages.search(asked);
    }
}

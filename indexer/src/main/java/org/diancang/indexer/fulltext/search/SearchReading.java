package org.diancang.indexer.fulltext.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.search.SearchAnswer.Capture;
import org.diancang.indexer.fulltext.search.SearchAnswer.Count;
import org.diancang.indexer.fulltext.search.SearchAnswer.Facets;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.diancang.indexer.fulltext.search.SearchAnswer.Piece;
import org.diancang.indexer.fulltext.store.PageId;
import org.diancang.indexer.fulltext.store.Shelves;
import tools.jackson.databind.JsonNode;

/** Reads Elasticsearch's answer to a {@link SearchRequest}. */
final class SearchReading {
    private final HitCaptures captures;

    /** Answers of an index. */
    SearchReading(Shelves shelves) {
        this.captures = new HitCaptures(shelves);
    }

    SearchAnswer read(JsonNode answer, SearchQuery query, VisibleRegions visible) {
        List<Hit> hits = new ArrayList<>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            hits.add(hit(hit, query, visible));
        }
        JsonNode aggs = answer.path("aggregations");
        List<Count> years = new ArrayList<>(overParts(aggs, "year"));
        years.sort(Comparator.comparing(Count::value).reversed());
        return new SearchAnswer(
                answer.path("hits").path("total").path("value").asLong(),
                hits,
                new Facets(
                        overParts(aggs, "site"),
                        years,
                        counts(aggs.path("type")),
                        counts(aggs.path(Fact.LANGUAGE.field())),
                        counts(aggs.path(Fact.COLUMN_TYPE.field()))));
    }

    private Hit hit(JsonNode hit, SearchQuery query, VisibleRegions visible) {
        JsonNode page = hit.path("_source");
        Region region = visible.of(page.path("urlkey").asString());
        HitCaptures.Meant meant =
                captures.of(
                        new PageId(hit.path("_id").asString()),
                        page.path("captures"),
                        query,
                        region);
        List<List<Piece>> fragments = new ArrayList<>();
        for (JsonNode fragment : hit.path("highlight").path("text")) {
            fragments.add(Fragments.pieces(fragment.asString()));
        }
        return new Hit(
                page.path("url").asString(),
                page.path("urlkey").asString(),
                page.path("payloadDigest").asString(),
                page.path("title").asString(""),
                page.path("type").asString(null),
                page.path("charset").asString(null),
                page.path("truncated").asBoolean(false),
                facts(page),
                fragments,
                meant.newest().stream()
                        .map(c -> new Capture(c.captureId(), c.capturedAt(), c.siteId().toString()))
                        .toList(),
                meant.count(),
                meant.first(),
                meant.last());
    }

    private static Map<String, List<String>> facts(JsonNode page) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            JsonNode told = page.path(fact.field());
            List<String> values = new ArrayList<>();
            if (told.isArray()) {
                told.forEach(value -> values.add(value.asString()));
            } else if (!told.isMissingNode()) {
                values.add(told.asString());
            }
            if (!values.isEmpty()) {
                facts.put(fact.field(), values);
            }
        }
        return facts;
    }

    /** No page is in two parts, so that counts add up. */
    private static List<Count> overParts(JsonNode aggs, String facet) {
        Map<String, Long> pages = new HashMap<>();
        for (int i = 0; aggs.has(SearchRequest.PART + i); i++) {
            counts(aggs.path(SearchRequest.PART + i).path("captures").path("counted").path(facet))
                    .forEach(count -> pages.merge(count.value(), count.count(), Long::sum));
        }
        return pages.entrySet().stream()
                .map(count -> new Count(count.getKey(), count.getValue()))
                .sorted(
                        Comparator.comparingLong(Count::count)
                                .reversed()
                                .thenComparing(Count::value))
                .toList();
    }

    private static List<Count> counts(JsonNode agg) {
        List<Count> counts = new ArrayList<>();
        for (JsonNode bucket : agg.path("buckets")) {
            JsonNode pages = bucket.has("pages") ? bucket.path("pages") : bucket;
            counts.add(new Count(bucket.path("key").asString(), pages.path("doc_count").asLong()));
        }
        return counts;
    }
}

package org.diancang.indexer.fulltext.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.search.SearchAnswer.Capture;
import org.diancang.indexer.fulltext.search.SearchAnswer.Count;
import org.diancang.indexer.fulltext.search.SearchAnswer.Facets;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.diancang.indexer.fulltext.search.SearchAnswer.Piece;
import org.diancang.indexer.fulltext.store.PageCapture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Elasticsearch's answer to a {@link SearchRequest}. */
final class SearchReading {
    private final JsonMapper json = JsonMapper.shared();

    SearchAnswer read(JsonNode answer, SearchQuery query) {
        List<Hit> hits = new ArrayList<>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            hits.add(hit(hit, query));
        }
        JsonNode aggs = answer.path("aggregations");
        JsonNode counted = aggs.path("captures").path("counted");
        List<Count> years = new ArrayList<>(counts(counted.path("year")));
        years.sort(Comparator.comparing(Count::value).reversed());
        return new SearchAnswer(
                answer.path("hits").path("total").path("value").asLong(),
                hits,
                new Facets(
                        counts(counted.path("site")),
                        years,
                        counts(aggs.path("type")),
                        counts(aggs.path(Fact.LANGUAGE.field())),
                        counts(aggs.path(Fact.COLUMN_TYPE.field()))));
    }

    private Hit hit(JsonNode hit, SearchQuery query) {
        JsonNode page = hit.path("_source");
        List<PageCapture> captures = new ArrayList<>();
        for (JsonNode one : page.path("captures")) {
            PageCapture capture = json.treeToValue(one, PageCapture.class);
            if (allowed(capture, query)) {
                captures.add(capture);
            }
        }
        captures.sort(PageCapture.BY_TIME.reversed());
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
                captures.stream()
                        .limit(Hit.MAX_CAPTURES)
                        .map(c -> new Capture(c.captureId(), c.capturedAt(), c.siteId().toString()))
                        .toList(),
                captures.size(),
                captures.getLast().capturedAt(),
                captures.getFirst().capturedAt());
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

    private static boolean allowed(PageCapture capture, SearchQuery query) {
        return query.site().filter(site -> !site.equals(capture.siteId())).isEmpty()
                && query.library().filter(l -> !l.equals(capture.libraryId())).isEmpty()
                && query.year().filter(year -> year != capture.year()).isEmpty()
                && query.expression().from().filter(capture.capturedAt()::isBefore).isEmpty()
                && query.expression().before().stream().allMatch(capture.capturedAt()::isBefore);
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

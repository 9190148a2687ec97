package org.diancang.indexer.fulltext.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.search.SearchAnswer.Capture;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.diancang.indexer.fulltext.search.SearchAnswer.Piece;
import org.diancang.indexer.fulltext.store.PageCapture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the hits of Elasticsearch's answer to a {@link SearchRequest}. */
final class SearchReading {
    private final JsonMapper json = JsonMapper.shared();

    /** The hits of an answer, in its order. */
    List<Hit> hits(JsonNode answer, SearchQuery query, VisibleRegions visible) {
        List<Hit> hits = new ArrayList<>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            hits.add(hit(hit, query, visible));
        }
        return hits;
    }

    private Hit hit(JsonNode hit, SearchQuery query, VisibleRegions visible) {
        JsonNode page = hit.path("_source");
        Region region = visible.of(page.path("urlkey").asString());
        List<PageCapture> captures = new ArrayList<>();
        for (JsonNode one : page.path("captures")) {
            PageCapture capture = json.treeToValue(one, PageCapture.class);
            if (query.allows(capture) && region.shows(capture.capturedAt())) {
                captures.add(capture);
            }
        }
        captures.sort(PageCapture.BY_TIME.reversed());
        List<List<Piece>> fragments = Fragments.of(hit.path("highlight"));
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
                captures.getFirst().capturedAt(),
                shared(page.path("sameText").asString(""), hit.path("_id").asString()),
                null);
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

    /** A page that is like no other has itself for a key. */
    private static @Nullable String shared(String sameText, String id) {
        return sameText.isEmpty() || sameText.equals(id) ? null : sameText;
    }
}

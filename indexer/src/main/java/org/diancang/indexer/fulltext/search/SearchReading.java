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
import org.diancang.indexer.fulltext.store.PageId;
import org.diancang.indexer.fulltext.store.Shelves;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the hits of Elasticsearch's answer to a {@link SearchRequest}. */
final class SearchReading {
    private final HitCaptures captures;

    /** Answers of an index. */
    SearchReading(Shelves shelves) {
        this.captures = new HitCaptures(shelves);
    }

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
        HitCaptures.Meant meant =
                captures.of(
                        new PageId(hit.path("_id").asString()),
                        page.path("captures"),
                        query,
                        region);
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
                Fragments.ofTitle(hit.path("highlight")),
                fragments,
                meant.newest().stream()
                        .map(c -> new Capture(c.captureId(), c.capturedAt(), c.siteId().toString()))
                        .toList(),
                meant.count(),
                meant.first(),
                meant.last(),
                shared(page.path("sameText").asString(""), hit.path("_id").asString()),
                page.path("domain").asString(null),
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

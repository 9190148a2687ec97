package org.diancang.indexer.fulltext.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.VisibleRegions.Span;
import org.diancang.indexer.fulltext.search.RowBlock.Document;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.diancang.indexer.fulltext.search.VisiblePages.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Blocks of rows as Elasticsearch is asked for them. Where a row needs nothing but what stands in
 * columns, no document is opened, which takes most of the time.
 */
final class RowRequest {
    private static final int TABLE_ROWS = 5_000;
    private static final int WHOLE_HITS = 1_000;

    private final JsonMapper json = JsonMapper.shared();
    private final MatchingPages matching = new MatchingPages();
    private final SearchReading reading;
    private final TableReading table = new TableReading();

    RowRequest(SearchReading reading) {
        this.reading = reading;
    }

    /**
     * A block.
     *
     * @param behind what the documents before were sorted by
     */
    record Asked(SearchQuery query, HitGroup group, Optional<JsonNode> behind, RowDetail detail) {
        /** Whether captures must be looked at one by one. */
        boolean needsDocuments(List<Part> visible) {
            boolean someCaptures =
                    query.filtersCaptures()
                            || visible.stream()
                                    .anyMatch(part -> !part.shown().equals(List.of(Span.ALWAYS)));
            return switch (detail) {
                case ADDRESS -> false;
                case TABLE -> someCaptures;
                case HIT -> true;
            };
        }

        private int size(List<Part> visible) {
            return needsDocuments(visible) ? WHOLE_HITS : TABLE_ROWS;
        }
    }

    ObjectNode of(Asked asked, List<Part> visible) {
        ObjectNode request = json.createObjectNode();
        request.put("size", asked.size(visible));
        request.put("track_total_hits", false);
        request.set("query", matching.of(asked.query(), visible));
        ArrayNode sort = request.putArray("sort");
        RowKey.sortFields(asked.group()).forEach(field -> sort.addObject().put(field, "asc"));
        asked.behind().ifPresent(values -> request.set("search_after", values));
        if (asked.needsDocuments(visible)) {
            SearchRequest.withoutText(request);
        } else {
            table.ask(request);
        }
        return request;
    }

    RowBlock read(Asked asked, VisibleRegions visible, List<Part> parts, JsonNode answer) {
        boolean documents = asked.needsDocuments(parts);
        List<Hit> hits =
                documents ? reading.hits(answer, asked.query(), visible) : table.hits(answer);
        List<Document> read = new ArrayList<>(hits.size());
        JsonNode sorted = answer.path("hits").path("hits");
        for (int i = 0; i < hits.size(); i++) {
            read.add(new Document(hits.get(i), sorted.path(i).path("sort")));
        }
        return new RowBlock(read, read.size() < asked.size(parts));
    }
}

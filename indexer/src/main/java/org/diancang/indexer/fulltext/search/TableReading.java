package org.diancang.indexer.fulltext.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Hits out of the columns of the index, without their captures. */
final class TableReading {
    /** The title as one value; words can't be read back. */
    private static final String TITLE = "title.exact";

    private static final List<String> FIELDS =
            List.of(
                    "url",
                    "urlkey",
                    "payloadDigest",
                    TITLE,
                    "type",
                    "captureCount",
                    "firstCapturedAt",
                    "lastCapturedAt");

    /** Has the columns answered that hits are made of, and nothing else. */
    void ask(ObjectNode request) {
        request.put("_source", false);
        ArrayNode columns = request.putArray("docvalue_fields");
        FIELDS.forEach(columns::add);
        FoundRow.TABLE_FACTS.forEach(fact -> columns.add(fact.field()));
    }

    /** The hits of an answer, in its order. */
    List<Hit> hits(JsonNode answer) {
        List<Hit> hits = new ArrayList<>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            hits.add(hit(hit.path("fields")));
        }
        return hits;
    }

    private static Hit hit(JsonNode columns) {
        return new Hit(
                text(columns, "url"),
                text(columns, "urlkey"),
                text(columns, "payloadDigest"),
                text(columns, TITLE),
                columns.path("type").path(0).asString(null),
                null,
                false,
                facts(columns),
                List.of(),
                List.of(),
                List.of(),
                columns.path("captureCount").path(0).asInt(),
                Instant.parse(text(columns, "firstCapturedAt")),
                Instant.parse(text(columns, "lastCapturedAt")),
                null,
                null,
                null);
    }

    private static Map<String, List<String>> facts(JsonNode columns) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        for (Fact fact : FoundRow.TABLE_FACTS) {
            List<String> values = new ArrayList<>();
            columns.path(fact.field()).forEach(value -> values.add(value.asString()));
            if (!values.isEmpty()) {
                facts.put(fact.field(), values);
            }
        }
        return facts;
    }

    private static String text(JsonNode columns, String field) {
        return columns.path(field).path(0).asString("");
    }
}

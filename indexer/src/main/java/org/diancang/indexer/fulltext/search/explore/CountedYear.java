package org.diancang.indexer.fulltext.search.explore;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sizes and types of pages: of those of a year, or of all.
 *
 * @param bytes of those whose size is known, each once
 * @param sized how many those are
 * @param types pages by type
 */
record CountedYear(long pages, long bytes, long sized, Map<String, Long> types) {
    /** Nothing. */
    static final CountedYear NONE = new CountedYear(0, 0, 0, Map.of());

    private static final int MOST_TYPES = 50;

    /** Has sizes and types of pages counted. */
    static void ask(ObjectNode pages) {
        ObjectNode aggs = pages.withObject("/aggs");
        aggs.putObject("bytes").putObject("stats").put("field", "payloadBytes");
        aggs.putObject("types").putObject("terms").put("field", "type").put("size", MOST_TYPES);
    }

    static CountedYear read(JsonNode pages) {
        Map<String, Long> types = new TreeMap<>();
        pages.path("types")
                .path("buckets")
                .forEach(
                        type ->
                                types.put(
                                        type.path("key").asString(),
                                        type.path("doc_count").asLong()));
        return new CountedYear(
                pages.path("doc_count").asLong(),
                Math.round(pages.path("bytes").path("sum").asDouble(0)),
                pages.path("bytes").path("count").asLong(0),
                types);
    }

    CountedYear plus(CountedYear other) {
        Map<String, Long> all = new TreeMap<>(types);
        other.types.forEach((type, count) -> all.merge(type, count, Long::sum));
        return new CountedYear(pages + other.pages, bytes + other.bytes, sized + other.sized, all);
    }

    /** Of how many pages nobody knows the size. */
    long withoutSize() {
        return pages - sized;
    }

    DomainAnswer.Year in(int year) {
        return new DomainAnswer.Year(year, pages, bytes, withoutSize(), types);
    }
}

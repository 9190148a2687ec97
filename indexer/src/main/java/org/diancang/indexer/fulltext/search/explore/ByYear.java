package org.diancang.indexer.fulltext.search.explore;

import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.diancang.indexer.fulltext.search.Question.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts pages by the years of those of their captures that count: a page once in each year,
 * however many captures it has there.
 */
final class ByYear {
    /** So many years times terms times parts stay below what Elasticsearch counts at once. */
    private static final int MOST_YEARS = 200;

    private ByYear() {}

    /**
     * Has a group of parts counted.
     *
     * @param name of the group
     * @param more puts what else is counted of the pages of a year
     */
    static void count(ObjectNode aggs, String name, List<Part> parts, Consumer<ObjectNode> more) {
        for (int i = 0; i < parts.size(); i++) {
            ObjectNode part = aggs.putObject(name + i);
            part.set("filter", parts.get(i).pages());
            ObjectNode captures = part.putObject("aggs").putObject("captures");
            captures.putObject("nested").put("path", "captures");
            ObjectNode counted = captures.putObject("aggs").putObject("counted");
            counted.set("filter", parts.get(i).captures());
            ObjectNode inner = counted.putObject("aggs");
            inner.putObject("first").putObject("min").put("field", "captures.capturedAt");
            inner.putObject("last").putObject("max").put("field", "captures.capturedAt");
            ObjectNode years = inner.putObject("years");
            years.putObject("terms").put("field", "captures.year").put("size", MOST_YEARS);
            ObjectNode pages = years.putObject("aggs").putObject("pages");
            pages.putObject("reverse_nested");
            more.accept(pages);
        }
    }

    /**
     * Reads what was counted, by year.
     *
     * @param read reads what was counted of the pages of a year
     * @param add puts together what was counted in two parts
     */
    static <T> TreeMap<Integer, T> read(
            JsonNode answer, String name, Function<JsonNode, T> read, BinaryOperator<T> add) {
        TreeMap<Integer, T> years = new TreeMap<>();
        JsonNode aggs = answer.path("aggregations");
        for (int i = 0; aggs.has(name + i); i++) {
            for (JsonNode year : counted(aggs.path(name + i)).path("years").path("buckets")) {
                years.merge(year.path("key").asInt(), read.apply(year.path("pages")), add);
            }
        }
        return years;
    }

    /** Pages of a group, in whichever years. */
    static long pages(JsonNode answer, String name) {
        JsonNode aggs = answer.path("aggregations");
        long pages = 0;
        for (int i = 0; aggs.has(name + i); i++) {
            pages += aggs.path(name + i).path("doc_count").asLong();
        }
        return pages;
    }

    /** The captures that count, of one part. */
    static JsonNode counted(JsonNode part) {
        return part.path("captures").path("counted");
    }
}

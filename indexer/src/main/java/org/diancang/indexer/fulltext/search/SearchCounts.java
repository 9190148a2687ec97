package org.diancang.indexer.fulltext.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.indexer.fulltext.search.SearchAnswer.Count;
import org.diancang.indexer.fulltext.search.VisiblePages.Part;
import org.diancang.indexer.site.Sites;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts what a search finds: hits, captures, and hits by facet. Where several documents stand as
 * one hit, hits are counted by the number of different values, which is exact for few and an
 * estimate for many.
 */
final class SearchCounts {
    /** Up to so many documents the number of different values is exact for all purposes. */
    static final int EXACT = 1_000;

    /** Before the number of a part of the pages, what was counted in it. */
    private static final String PART = "part-";

    private static final String HITS = "hits";
    private static final String CAPTURES = "captured";
    private static final int MOST_EXACT = 40_000;
    private static final int MOST_VALUES = 200;

    /** Up to so many values counts are exact, however many shards there are. */
    private static final int FACET_VALUES_OF_A_SHARD = 10_000;

    private final JsonMapper json = JsonMapper.shared();
    private final MatchingPages matching = new MatchingPages();
    private final SubjectCounts subjects = new SubjectCounts();

    /**
     * What Elasticsearch has to count.
     *
     * @param facets whether captures are counted, and hits by facet: without, the answer comes
     *     sooner
     * @param sites whose subjects are counted; empty if they are not known
     */
    ObjectNode of(
            SearchQuery query,
            HitGroup group,
            boolean facets,
            List<Part> visible,
            Optional<Sites> sites) {
        ObjectNode aggs = json.createObjectNode();
        group.field().ifPresent(field -> different(aggs.putObject(HITS), field, MOST_EXACT));
        if (!facets) {
            return aggs;
        }
        for (PageFilter filter : PageFilter.values()) {
            if (filter.isCounted()) {
                ObjectNode agg = aggs.putObject(filter.field());
                terms(agg, filter.field(), MOST_VALUES, group, false);
            }
        }
        for (int i = 0; i < visible.size(); i++) {
            ObjectNode inner = captures(aggs.putObject(PART + i), query, visible.get(i));
            for (CaptureFilter filter : CaptureFilter.values()) {
                ObjectNode agg = inner.putObject(filter.title());
                terms(agg, filter.field(), filter.mostCounted(), group, true);
            }
            sites.ifPresent(known -> subjects.of(inner, group, known));
        }
        return aggs;
    }

    /** The same without facets, but with captures. */
    ObjectNode totals(SearchQuery query, HitGroup group, List<Part> visible) {
        ObjectNode aggs = of(query, group, false, visible, Optional.empty());
        for (int i = 0; i < visible.size(); i++) {
            captures(aggs.putObject(PART + i), query, visible.get(i));
        }
        return aggs;
    }

    /** Counts the captures of a part; what is put beside that counts them too. */
    private ObjectNode captures(ObjectNode counted, SearchQuery query, Part part) {
        counted.set("filter", matching.pages(part, query));
        ObjectNode captures = counted.putObject("aggs").putObject("captures");
        captures.putObject("nested").put("path", "captures");
        ObjectNode meant = captures.putObject("aggs").putObject("counted");
        meant.set("filter", matching.captures(part, query));
        ObjectNode inner = meant.putObject("aggs");
        captures(inner.putObject(CAPTURES));
        return inner;
    }

    /** Counts captures; an entry may stand for many. */
    static void captures(ObjectNode agg) {
        agg.putObject("sum").put("field", "captures.count").put("missing", 1);
    }

    private static void different(ObjectNode agg, String field, int exact) {
        agg.putObject("cardinality").put("field", field).put("precision_threshold", exact);
    }

    private static void terms(
            ObjectNode agg, String field, int most, HitGroup group, boolean nested) {
        ObjectNode values =
                agg.putObject("terms")
                        .put("field", field)
                        .put("size", most)
                        .put("shard_size", FACET_VALUES_OF_A_SHARD);
        if (!nested && group.field().isEmpty()) {
            return;
        }
        // Hits are counted, not captures or documents, and values with most of them are kept.
        ObjectNode counted = agg.putObject("aggs");
        String path = HITS;
        if (nested) {
            pages(counted, group);
            path = group.field().isPresent() ? "pages>" + HITS : "pages";
        } else {
            different(counted.putObject(HITS), group.field().orElseThrow(), EXACT);
        }
        ArrayNode order = values.putArray("order");
        order.addObject().put(path, "desc");
        order.addObject().put("_key", "asc");
    }

    /** Counts the hits to which nested captures belong. */
    static void pages(ObjectNode counted, HitGroup group) {
        ObjectNode pages = counted.putObject("pages");
        pages.putObject("reverse_nested");
        group.field().ifPresent(f -> different(pages.putObject("aggs").putObject(HITS), f, EXACT));
    }

    /** How many hits there are. */
    long hits(JsonNode answer) {
        JsonNode different = answer.path("aggregations").path(HITS);
        return different.isMissingNode() ? documents(answer) : different.path("value").asLong();
    }

    /** How many documents there are, exactly. */
    long documents(JsonNode answer) {
        return answer.path("hits").path("total").path("value").asLong();
    }

    /**
     * How many captures that the query means there are. Of a page on shelves those of a month are
     * counted as a whole where a time begins or ends within it.
     */
    long captures(JsonNode answer) {
        JsonNode aggs = answer.path("aggregations");
        long captures = 0;
        for (int i = 0; aggs.has(PART + i); i++) {
            captures += counted(aggs, i).path(CAPTURES).path("value").asLong();
        }
        return captures;
    }

    /**
     * Hits by facet, each as its values with the most hits; years in their order.
     *
     * @param sites known by name; the same as were asked for
     */
    Map<String, List<Count>> facets(JsonNode answer, Optional<Sites> sites) {
        JsonNode aggs = answer.path("aggregations");
        Map<String, List<Count>> facets = new LinkedHashMap<>();
        for (CaptureFilter filter : CaptureFilter.values()) {
            List<Count> counts = new ArrayList<>();
            for (Count count : overParts(aggs, filter.title())) {
                Optional<String> label = sites.flatMap(s -> filter.label(count.value(), s));
                counts.add(new Count(count.value(), count.count(), label.orElse(null)));
            }
            if (filter == CaptureFilter.YEAR) {
                counts.sort(Comparator.comparing(Count::value).reversed());
            }
            facets.put(filter.title(), counts);
        }
        if (sites.isPresent()) {
            facets.put(SubjectCounts.TITLE, overParts(aggs, SubjectCounts.TITLE));
        }
        for (PageFilter filter : PageFilter.values()) {
            if (filter.isCounted()) {
                facets.put(filter.field(), counts(aggs.path(filter.field())));
            }
        }
        return facets;
    }

    private static JsonNode counted(JsonNode aggs, int part) {
        return aggs.path(PART + part).path("captures").path("counted");
    }

    /** No page is in two parts, so that counts add up. */
    private static List<Count> overParts(JsonNode aggs, String facet) {
        Map<String, Long> pages = new HashMap<>();
        for (int i = 0; aggs.has(PART + i); i++) {
            counts(counted(aggs, i).path(facet))
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
        JsonNode buckets = agg.path("buckets");
        for (JsonNode bucket : buckets.isArray() ? buckets : List.<JsonNode>of()) {
            counts.add(new Count(bucket.path("key").asString(), hitsOf(bucket)));
        }
        for (Map.Entry<String, JsonNode> bucket : buckets.properties()) {
            if (hitsOf(bucket.getValue()) > 0) {
                counts.add(new Count(bucket.getKey(), hitsOf(bucket.getValue())));
            }
        }
        return counts;
    }

    private static long hitsOf(JsonNode bucket) {
        JsonNode pages = bucket.has("pages") ? bucket.path("pages") : bucket;
        return pages.has(HITS)
                ? pages.path(HITS).path("value").asLong()
                : pages.path("doc_count").asLong();
    }
}

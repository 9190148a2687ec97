package org.diancang.indexer.fulltext.search;

import org.diancang.indexer.fulltext.extract.PageType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A query as Elasticsearch reads it. */
final class SearchRequest {
    /** What stands before a match in a fragment; no text in the index has it. */
    static final char MARK_START = '\uFDD0';

    /** What stands after a match. */
    static final char MARK_END = '\uFDD1';

    private static final int FACET_VALUES = 200;

    /** Up to so many values counts are exact, however many shards there are. */
    private static final int FACET_VALUES_OF_A_SHARD = 10_000;

    private static final int FRAGMENT_CHARS = 120;
    private static final int FRAGMENTS = 3;

    /** Pairs of characters of a longer word that may be missing: three in ten, from five on. */
    private static final String MOST_PAIRS = "4<70%";

    private final JsonMapper json = JsonMapper.shared();

    ObjectNode of(SearchQuery query) {
        ObjectNode request = json.createObjectNode();
        request.put("from", query.from());
        request.put("size", query.size());
        request.put("track_total_hits", true);
        request.putObject("_source").putArray("excludes").add("text");
        request.set("query", matching(query));
        ArrayNode sort = request.putArray("sort");
        if (!query.terms().isEmpty()) {
            sort.addObject().put("_score", "desc");
        }
        sort.addObject().put("lastCapturedAt", "desc");
        sort.addObject().put("urlkey", "asc");
        request.set("aggs", facets(query));
        if (!query.terms().isEmpty()) {
            request.set("highlight", highlight(query));
        }
        return request;
    }

    private ObjectNode matching(SearchQuery query) {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode must = bool.putArray("must");
        query.terms().forEach(term -> must.add(clause(term)));
        ArrayNode filter = bool.putArray("filter");
        query.type().map(PageType::value).ifPresent(type -> term(filter, "type", type));
        if (query.filtersCaptures()) {
            ObjectNode nested = filter.addObject().putObject("nested").put("path", "captures");
            nested.set("query", captures(query));
        }
        return root;
    }

    /** The one condition that captures must meet, for hits and counts alike. */
    private ObjectNode captures(SearchQuery query) {
        ObjectNode root = json.createObjectNode();
        ArrayNode filter = root.putObject("bool").putArray("filter");
        query.site().ifPresent(site -> term(filter, "captures.siteId", site.toString()));
        query.library()
                .ifPresent(library -> term(filter, "captures.libraryId", library.toString()));
        query.year().ifPresent(year -> term(filter, "captures.year", year.toString()));
        return root;
    }

    private static void term(ArrayNode filter, String field, String value) {
        filter.addObject().putObject("term").put(field, value);
    }

    private ObjectNode clause(SearchTerm term) {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode should = bool.putArray("should");
        phrase(should, "title", term.text(), 6);
        phrase(should, "text", term.text(), 2);
        if (!term.exact()) {
            pairs(should, "title.bigrams", term.text(), 3);
            pairs(should, "text.bigrams", term.text(), 1);
        }
        bool.put("minimum_should_match", 1);
        return root;
    }

    private static void phrase(ArrayNode should, String field, String text, int boost) {
        should.addObject()
                .putObject("match_phrase")
                .putObject(field)
                .put("query", text)
                .put("boost", boost);
    }

    private static void pairs(ArrayNode should, String field, String text, int boost) {
        should.addObject()
                .putObject("match")
                .putObject(field)
                .put("query", text)
                .put("minimum_should_match", MOST_PAIRS)
                .put("boost", boost);
    }

    private ObjectNode facets(SearchQuery query) {
        ObjectNode aggs = json.createObjectNode();
        terms(aggs.putObject("type"), "type");
        ObjectNode captures = aggs.putObject("captures");
        captures.putObject("nested").put("path", "captures");
        ObjectNode counted = captures.putObject("aggs").putObject("counted");
        counted.set("filter", captures(query));
        ObjectNode inner = counted.putObject("aggs");
        for (String facet : new String[] {"site", "year"}) {
            ObjectNode agg = inner.putObject(facet);
            ObjectNode values =
                    terms(agg, facet.equals("site") ? "captures.siteId" : "captures.year");
            // Pages are counted, not captures, and those with most of them are kept.
            ArrayNode order = values.putArray("order");
            order.addObject().put("pages", "desc");
            order.addObject().put("_key", "asc");
            agg.putObject("aggs").putObject("pages").putObject("reverse_nested");
        }
        return aggs;
    }

    private static ObjectNode terms(ObjectNode agg, String field) {
        return agg.putObject("terms")
                .put("field", field)
                .put("size", FACET_VALUES)
                .put("shard_size", FACET_VALUES_OF_A_SHARD);
    }

    private ObjectNode highlight(SearchQuery query) {
        ObjectNode highlight = json.createObjectNode();
        highlight.put("type", "unified");
        highlight.put("boundary_scanner_locale", "zh-CN");
        highlight.put("max_analyzed_offset", 999_999);
        highlight.putArray("pre_tags").add(String.valueOf(MARK_START));
        highlight.putArray("post_tags").add(String.valueOf(MARK_END));
        ObjectNode text = highlight.putObject("fields").putObject("text");
        text.put("fragment_size", FRAGMENT_CHARS);
        text.put("number_of_fragments", FRAGMENTS);
        text.put("no_match_size", FRAGMENT_CHARS);
        ArrayNode should = json.createArrayNode();
        for (SearchTerm term : query.terms()) {
            phrase(should, "text", term.text(), 2);
            if (!term.exact()) {
                looseParts(should, term.text());
            }
        }
        ObjectNode marked = json.createObjectNode();
        marked.putObject("bool").set("should", should);
        text.set("highlight_query", marked);
        return highlight;
    }

    /** Marks the pairs of a longer Chinese word where the whole of it isn't there. */
    private static void looseParts(ArrayNode should, String text) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; points.length > 2 && i + 1 < points.length; i++) {
            if (Character.isIdeographic(points[i]) && Character.isIdeographic(points[i + 1])) {
                phrase(should, "text", new String(points, i, 2), 1);
            }
        }
    }
}

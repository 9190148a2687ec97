package org.diancang.indexer.fulltext.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.fulltext.extract.PageType;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.search.VisiblePages.Part;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A query as Elasticsearch reads it. */
final class SearchRequest {
    /** What stands before a match in a fragment; no text in the index has it. */
    static final char MARK_START = '\uFDD0';

    /** What stands after a match. */
    static final char MARK_END = '\uFDD1';

    /** Before the number of a part of the pages, what was counted in it. */
    static final String PART = "part-";

    /** Counted by what pages say of themselves. */
    static final List<Fact> FACETS = List.of(Fact.LANGUAGE, Fact.COLUMN_TYPE);

    private static final int FACET_VALUES = 200;

    /** Up to so many values counts are exact, however many shards there are. */
    private static final int FACET_VALUES_OF_A_SHARD = 10_000;

    private static final int FRAGMENT_CHARS = 120;
    private static final int FRAGMENTS = 3;

    private final JsonMapper json = JsonMapper.shared();
    private final TermClauses clauses = new TermClauses();

    ObjectNode of(SearchQuery query, List<Part> visible) {
        ObjectNode request = json.createObjectNode();
        request.put("from", query.from());
        request.put("size", query.size());
        request.put("track_total_hits", true);
        withoutText(request);
        request.set("query", matching(query, visible));
        ArrayNode sort = request.putArray("sort");
        if (query.hasText()) {
            sort.addObject().put("_score", "desc");
        }
        sort.addObject().put("lastCapturedAt", "desc");
        sort.addObject().put("urlkey", "asc");
        request.set("aggs", facets(query, visible));
        if (query.hasText()) {
            request.set("highlight", highlight(query));
        }
        return request;
    }

    /** All that a query finds, so many rows at a time, in the order of their keys. */
    ObjectNode rows(SearchQuery query, List<Part> visible, Optional<RowKey> after, int size) {
        ObjectNode request = json.createObjectNode();
        request.put("size", size);
        request.put("track_total_hits", after.isEmpty());
        withoutText(request);
        request.set("query", matching(query, visible));
        ArrayNode sort = request.putArray("sort");
        sort.addObject().put("urlkey", "asc");
        sort.addObject().put("payloadDigest", "asc");
        after.ifPresent(
                key -> request.putArray("search_after").add(key.urlkey()).add(key.payloadDigest()));
        return request;
    }

    private static void withoutText(ObjectNode request) {
        ArrayNode left = request.putObject("_source").putArray("excludes");
        left.add("text").add("navigation").add("images");
        left.add(Fact.HEADINGS.field()).add(Fact.LINK_HOSTS.field()).add(Fact.LINK_DOMAINS.field());
    }

    private ObjectNode matching(SearchQuery query, List<Part> visible) {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode must = bool.putArray("must");
        query.expression().wanted().forEach(terms -> must.add(anyOf(terms)));
        ArrayNode unwanted = bool.putArray("must_not");
        query.expression().unwanted().forEach(term -> unwanted.add(clauses.of(term)));
        ArrayNode filter = bool.putArray("filter");
        query.type().map(PageType::value).ifPresent(type -> term(filter, "type", type));
        query.language().ifPresent(value -> term(filter, Fact.LANGUAGE.field(), value));
        query.columnType().ifPresent(value -> term(filter, Fact.COLUMN_TYPE.field(), value));
        ObjectNode seen = filter.addObject().putObject("bool");
        ArrayNode any = seen.putArray("should");
        visible.forEach(part -> any.add(pages(part, query)));
        seen.put("minimum_should_match", 1);
        return root;
    }

    /** Pages of a part that have a capture which the query means and the reader may see. */
    private ObjectNode pages(Part part, SearchQuery query) {
        ObjectNode root = json.createObjectNode();
        ArrayNode filter = root.putObject("bool").putArray("filter");
        part.pages().ifPresent(filter::add);
        if (query.filtersCaptures() || part.captures().isPresent()) {
            ObjectNode nested = filter.addObject().putObject("nested").put("path", "captures");
            nested.set("query", captures(part, query));
        }
        return root;
    }

    /** The one condition that captures must meet, for hits and counts alike. */
    private ObjectNode captures(Part part, SearchQuery query) {
        ObjectNode root = json.createObjectNode();
        ArrayNode filter = root.putObject("bool").putArray("filter");
        part.captures().ifPresent(filter::add);
        query.site().ifPresent(site -> term(filter, "captures.siteId", site.toString()));
        query.library()
                .ifPresent(library -> term(filter, "captures.libraryId", library.toString()));
        query.year().ifPresent(year -> term(filter, "captures.year", year.toString()));
        query.expression().from().ifPresent(from -> time(filter, "gte", from));
        query.expression().before().ifPresent(before -> time(filter, "lt", before));
        return root;
    }

    private static void time(ArrayNode filter, String bound, Instant time) {
        filter.addObject()
                .putObject("range")
                .putObject("captures.capturedAt")
                .put(bound, time.toString());
    }

    private ObjectNode anyOf(List<SearchTerm> terms) {
        if (terms.size() == 1) {
            return clauses.of(terms.getFirst());
        }
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode should = bool.putArray("should");
        terms.forEach(term -> should.add(clauses.of(term)));
        bool.put("minimum_should_match", 1);
        return root;
    }

    private static void term(ArrayNode filter, String field, String value) {
        filter.addObject().putObject("term").put(field, value);
    }

    private ObjectNode facets(SearchQuery query, List<Part> visible) {
        ObjectNode aggs = json.createObjectNode();
        terms(aggs.putObject("type"), "type");
        for (Fact fact : FACETS) {
            terms(aggs.putObject(fact.field()), fact.field());
        }
        for (int i = 0; i < visible.size(); i++) {
            Part part = visible.get(i);
            ObjectNode counted = aggs.putObject(PART + i);
            counted.set("filter", pages(part, query));
            captures(counted.putObject("aggs").putObject("captures"), captures(part, query));
        }
        return aggs;
    }

    private static void captures(ObjectNode agg, ObjectNode meant) {
        agg.putObject("nested").put("path", "captures");
        ObjectNode counted = agg.putObject("aggs").putObject("counted");
        counted.set("filter", meant);
        ObjectNode inner = counted.putObject("aggs");
        for (String facet : new String[] {"site", "year"}) {
            ObjectNode values =
                    terms(
                            inner.putObject(facet),
                            facet.equals("site") ? "captures.siteId" : "captures.year");
            // Pages are counted, not captures, and those with most of them are kept.
            ArrayNode order = values.putArray("order");
            order.addObject().put("pages", "desc");
            order.addObject().put("_key", "asc");
            ((ObjectNode) inner.path(facet))
                    .putObject("aggs")
                    .putObject("pages")
                    .putObject("reverse_nested");
        }
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
        ObjectNode fields = highlight.putObject("fields");
        fields.set("text", fragments("text", query).put("no_match_size", FRAGMENT_CHARS));
        fields.set("navigation", fragments("navigation", query));
        return highlight;
    }

    private ObjectNode fragments(String field, SearchQuery query) {
        ObjectNode fragments = json.createObjectNode();
        fragments.put("fragment_size", FRAGMENT_CHARS);
        fragments.put("number_of_fragments", FRAGMENTS);
        ArrayNode should = json.createArrayNode();
        query.expression()
                .text()
                .filter(term -> term.field() == SearchField.ANYWHERE)
                .forEach(term -> clauses.mark(should, field, term));
        ObjectNode marked = json.createObjectNode();
        marked.putObject("bool").set("should", should);
        fragments.set("highlight_query", marked);
        return fragments;
    }
}

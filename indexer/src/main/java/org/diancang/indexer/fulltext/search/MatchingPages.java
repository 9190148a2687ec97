package org.diancang.indexer.fulltext.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diancang.indexer.VisibleRegions.Span;
import org.diancang.indexer.fulltext.search.VisiblePages.Part;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which pages a query means of those that a reader may see, as Elasticsearch reads it. */
final class MatchingPages {
    /** Further times of an entry that stands for many captures. */
    static final String DAYS = "captures.days";

    private static final SearchQuery EVERYTHING =
            new SearchQuery(SearchParser.parse(""), Map.of(), Map.of(), Optional.empty());

    private final JsonMapper json = JsonMapper.shared();
    private final TermClauses clauses = new TermClauses();

    /** Pages that a query finds. */
    ObjectNode of(SearchQuery query, List<Part> visible) {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode must = bool.putArray("must");
        query.expression().wanted().forEach(terms -> must.add(anyOf(terms, query)));
        RankClauses.add(bool.putArray("should"), query.expression());
        bool.put("minimum_should_match", 0);
        ArrayNode unwanted = bool.putArray("must_not");
        query.expression()
                .unwanted()
                .forEach(term -> unwanted.add(clauses.of(term, query.analyses())));
        ArrayNode filter = bool.putArray("filter");
        query.pages().forEach((wanted, value) -> term(filter, wanted.field(), value));
        filter.add(visible(query, visible));
        return root;
    }

    /** All pages that a reader may see. */
    ObjectNode visible(List<Part> visible) {
        return visible(EVERYTHING, visible);
    }

    private ObjectNode visible(SearchQuery query, List<Part> visible) {
        ObjectNode root = json.createObjectNode();
        ObjectNode seen = root.putObject("bool");
        ArrayNode any = seen.putArray("should");
        visible.forEach(part -> any.add(pages(part, query)));
        seen.put("minimum_should_match", 1);
        return root;
    }

    /** Pages of a part that have a capture which the query means and the reader may see. */
    ObjectNode pages(Part part, SearchQuery query) {
        ObjectNode root = json.createObjectNode();
        ArrayNode filter = root.putObject("bool").putArray("filter");
        part.pages().ifPresent(filter::add);
        if (query.filtersCaptures() || !part.shown().equals(List.of(Span.ALWAYS))) {
            ObjectNode nested = filter.addObject().putObject("nested").put("path", "captures");
            nested.set("query", captures(part, query));
        }
        return root;
    }

    /** The one condition that captures must meet, for hits and counts alike. */
    ObjectNode captures(Part part, SearchQuery query) {
        ObjectNode root = json.createObjectNode();
        ArrayNode filter = root.putObject("bool").putArray("filter");
        query.captures().forEach((wanted, value) -> term(filter, wanted.field(), value));
        query.sites().ifPresent(some -> filter.add(ofSites(some)));
        List<Span> times = query.expression().time().within(part.shown());
        if (!times.equals(List.of(Span.ALWAYS))) {
            filter.add(within(times));
        }
        return root;
    }

    /** Captures of any of these sites; of none if there are none. */
    ObjectNode ofSites(Set<UUID> sites) {
        ObjectNode root = json.createObjectNode();
        ArrayNode ids = root.putObject("terms").putArray(CaptureFilter.SITE.field());
        sites.forEach(site -> ids.add(site.toString()));
        return root;
    }

    /**
     * Each time is one range by itself: an entry may stand for several captures, of which one must
     * meet both bounds.
     */
    private ObjectNode within(List<Span> times) {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode should = bool.putArray("should");
        for (Span time : times) {
            for (String field : List.of("captures.capturedAt", DAYS)) {
                ObjectNode range = should.addObject().putObject("range").putObject(field);
                if (time.from() != null) {
                    range.put("gte", time.from().toString());
                }
                if (time.before() != null) {
                    range.put("lt", time.before().toString());
                }
            }
        }
        if (times.isEmpty()) {
            should.addObject().putObject("match_none");
        }
        bool.put("minimum_should_match", 1);
        return root;
    }

    private ObjectNode anyOf(List<SearchTerm> terms, SearchQuery query) {
        if (terms.size() == 1) {
            return clauses.of(terms.getFirst(), query.analyses());
        }
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode should = bool.putArray("should");
        terms.forEach(term -> should.add(clauses.of(term, query.analyses())));
        bool.put("minimum_should_match", 1);
        return root;
    }

    private static void term(ArrayNode filter, String field, String value) {
        filter.addObject().putObject("term").put(field, value);
    }
}

package org.diancang.indexer.fulltext.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.search.VisiblePages.Part;
import org.diancang.indexer.site.Sites;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A query as Elasticsearch reads it. */
final class SearchRequest {
    /** What stands before a match in a fragment; no text in the index has it. */
    static final char MARK_START = '\uFDD0';

    /** What stands after a match. */
    static final char MARK_END = '\uFDD1';

    private static final int FRAGMENT_CHARS = 120;
    private static final int FRAGMENTS = 3;

    private final JsonMapper json = JsonMapper.shared();
    private final TermClauses clauses = new TermClauses();
    private final MatchingPages matching = new MatchingPages();
    private final SearchCounts counts = new SearchCounts();

    /**
     * Hits with what is counted.
     *
     * @param facets whether pages are counted by facet too
     * @param sites whose subjects are counted then; empty if they are not known
     */
    ObjectNode of(
            SearchQuery query,
            HitList list,
            boolean facets,
            List<Part> visible,
            Optional<Sites> sites) {
        ObjectNode request = json.createObjectNode();
        request.put("size", list.size());
        list.begin().write(request);
        request.put("track_total_hits", true);
        withoutText(request);
        request.set("query", matching.of(query, visible));
        list.group().field().ifPresent(f -> request.putObject("collapse").put("field", f));
        list.order().sort(request.putArray("sort"));
        request.set("aggs", counts.of(query, list.group(), facets, visible, sites));
        if (query.hasText()) {
            request.set("highlight", highlight(query));
        }
        return request;
    }

    /** Leaves out what no hit shows. */
    static void withoutText(ObjectNode request) {
        ArrayNode left = request.putObject("_source").putArray("excludes");
        List.of(
                        "text",
                        "navigation",
                        "foldedTitle",
                        "foldedText",
                        "foldedNavigation",
                        "images",
                        "linkDomains",
                        MatchingPages.DAYS)
                .forEach(left::add);
        left.add(Fact.HEADINGS.field()).add(Fact.LINK_HOSTS.field());
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
        fields.set("title", title(query));
        return highlight;
    }

    private ObjectNode fragments(String field, SearchQuery query) {
        ObjectNode fragments = json.createObjectNode();
        fragments.put("fragment_size", FRAGMENT_CHARS);
        fragments.put("number_of_fragments", FRAGMENTS);
        fragments.set("highlight_query", marked(field, query, EnumSet.of(SearchField.ANYWHERE)));
        return fragments;
    }

    /** A title is marked as a whole, not cut. */
    private ObjectNode title(SearchQuery query) {
        ObjectNode title = json.createObjectNode();
        title.put("number_of_fragments", 0);
        title.set(
                "highlight_query",
                marked("title", query, EnumSet.of(SearchField.ANYWHERE, SearchField.TITLE)));
        return title;
    }

    private ObjectNode marked(String field, SearchQuery query, Set<SearchField> by) {
        ArrayNode should = json.createArrayNode();
        query.expression()
                .text()
                .filter(term -> by.contains(term.field()))
                .forEach(term -> clauses.mark(should, field, term));
        ObjectNode marked = json.createObjectNode();
        marked.putObject("bool").set("should", should);
        return marked;
    }
}

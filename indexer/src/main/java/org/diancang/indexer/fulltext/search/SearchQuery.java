package org.diancang.indexer.fulltext.search;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diancang.indexer.fulltext.store.Analysis;
import org.diancang.indexer.fulltext.store.CaptureTraits;
import org.diancang.indexer.fulltext.store.PageCapture;

/**
 * What a reader looks for.
 *
 * @param expression what was typed; may say nothing
 * @param pages what a page must have
 * @param captures what one of its captures must have; those that have not are not counted
 * @param sites the same capture must be of one of these; empty if it may be of any
 * @param analyses further ones of text that the index was made with
 */
public record SearchQuery(
        SearchExpression expression,
        Map<PageFilter, String> pages,
        Map<CaptureFilter, String> captures,
        Optional<Set<UUID>> sites,
        Set<Analysis> analyses) {
    public SearchQuery {
        pages = Map.copyOf(pages);
        captures = Map.copyOf(captures);
        sites = sites.map(Set::copyOf);
        analyses = Set.copyOf(analyses);
    }

    /** A query of an index without further analyses. */
    SearchQuery(
            SearchExpression expression,
            Map<PageFilter, String> pages,
            Map<CaptureFilter, String> captures,
            Optional<Set<UUID>> sites) {
        this(expression, pages, captures, sites, Set.of());
    }

    /** The same of an index that was made with further analyses of text. */
    public SearchQuery of(Set<Analysis> analyses) {
        return new SearchQuery(expression, pages, captures, sites, analyses);
    }

    /** The same filters with other words. */
    SearchQuery with(SearchExpression other) {
        return with(other, pages);
    }

    /** The same filters of captures with other words and other filters of pages. */
    SearchQuery with(SearchExpression other, Map<PageFilter, String> others) {
        return new SearchQuery(other, others, captures, sites, analyses);
    }

    /** Whether anything is looked for. */
    boolean saysWhat() {
        return expression.saysWhat()
                || !pages.isEmpty()
                || !captures.isEmpty()
                || sites.isPresent();
    }

    /** Whether words are asked for, so that some pages fit better than others. */
    boolean hasText() {
        return expression.text().findAny().isPresent();
    }

    /** Whether only some captures of a page count. */
    boolean filtersCaptures() {
        return !captures.isEmpty() || sites.isPresent() || expression.filtersCaptures();
    }

    /** Whether a capture counts. */
    public boolean allows(PageCapture capture) {
        return allows(capture.traits()) && expression.time().has(capture.capturedAt());
    }

    /** Whether captures that have these in common count, whatever their time. */
    boolean allows(CaptureTraits traits) {
        return captures.entrySet().stream()
                        .allMatch(wanted -> wanted.getKey().of(traits).equals(wanted.getValue()))
                && sites.stream().allMatch(some -> some.contains(traits.siteId()));
    }
}

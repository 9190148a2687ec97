package org.diancang.indexer.fulltext.search;

import java.util.Map;
import org.diancang.indexer.fulltext.store.CaptureTraits;

/**
 * What a reader looks for.
 *
 * @param expression what was typed; may say nothing
 * @param pages what a page must have
 * @param captures what one of its captures must have; those that have not are not counted
 */
record SearchQuery(
        SearchExpression expression,
        Map<PageFilter, String> pages,
        Map<CaptureFilter, String> captures) {
    SearchQuery {
        pages = Map.copyOf(pages);
        captures = Map.copyOf(captures);
    }

    /** Whether anything is looked for. */
    boolean saysWhat() {
        return expression.saysWhat() || !pages.isEmpty() || !captures.isEmpty();
    }

    /** Whether words are asked for, so that some pages fit better than others. */
    boolean hasText() {
        return expression.text().findAny().isPresent();
    }

    /** Whether only some captures of a page count. */
    boolean filtersCaptures() {
        return !captures.isEmpty() || expression.filtersCaptures();
    }

    /** Whether captures that have these in common count, whatever their time. */
    boolean allows(CaptureTraits traits) {
        return captures.entrySet().stream()
                .allMatch(wanted -> wanted.getKey().of(traits).equals(wanted.getValue()));
    }
}

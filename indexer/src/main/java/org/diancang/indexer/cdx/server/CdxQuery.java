package org.diancang.indexer.cdx.server;

import java.util.List;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.Viewer;

/**
 * A look-up, checked.
 *
 * @param collection which lines
 * @param target which URLs
 * @param from 0 to 14 digits; lines before are left out
 * @param to 0 to 14 digits; lines after the last second that begins so are left out
 * @param order how lines are sorted
 * @param filters conditions that every line meets
 * @param collapses what makes lines that follow each other one
 * @param part which of those lines
 * @param presentation how they are answered
 */
record CdxQuery(
        CollectionName collection,
        CdxTarget target,
        String from,
        String to,
        Order order,
        List<CdxFilter> filters,
        List<Collapse> collapses,
        Part part,
        Presentation presentation) {

    CdxQuery {
        filters = List.copyOf(filters);
        collapses = List.copyOf(collapses);
    }

    /** Every line as CDXJ. */
    static CdxQuery everything() {
        return new CdxQuery(
                CollectionName.MAIN,
                new CdxTarget.Under(List.of(""), Optional.empty()),
                "",
                "",
                new Order.Ascending(),
                List.of(),
                List.of(),
                Part.ALL,
                Presentation.of(Presentation.Output.CDXJ));
    }

    /**
     * What it asks the index for.
     *
     * @param viewer for whom
     */
    CdxSearch search(Viewer viewer) {
        return new CdxSearch(collection, target, from, to, order, this::admits, viewer);
    }

    /** A line's key under the URL that was asked for, even where its site has moved. */
    CdxKey asAsked(CdxKey key) {
        return target instanceof CdxTarget.Exact exact && !key.urlkey().equals(exact.urlkey())
                ? key.of(exact.urlkey())
                : key;
    }

    private boolean admits(StoredLine stored) {
        return filters.isEmpty()
                || stored.line()
                        .filter(
                                line ->
                                        filters.stream()
                                                .allMatch(f -> f.admits(stored.key(), line)))
                        .isPresent();
    }
}

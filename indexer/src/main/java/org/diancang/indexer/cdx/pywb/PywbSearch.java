package org.diancang.indexer.cdx.pywb;

import java.util.Optional;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.pywb.Pages.Page;
import org.diancang.indexer.cdx.pywb.PywbQuery.Time;

/**
 * Finds the lines of an answer, step by step as this dialect defines it: page, revisits resolved,
 * filters and time, collapsed, sorted.
 */
final class PywbSearch {
    private final CdxIndex index;
    private final PywbQuery query;
    private final CdxSearch everything;
    private final Silence silence;

    /**
     * @param viewer for whom
     */
    PywbSearch(CdxIndex index, PywbQuery query, Viewer viewer, Silence silence) {
        this.index = index;
        this.query = query;
        this.everything = query.everything(viewer);
        this.silence = silence;
    }

    /**
     * The lines, of which the answer has the first.
     *
     * @throws InvalidCdxQueryException if there is no such page, or too much would have to be kept
     */
    CdxLines lines() {
        Optional<Page> page = Optional.empty();
        if (query.paging().isPresent()) {
            page = new Pages(index).find(everything, query.paging().get(), silence);
            if (page.isEmpty()) {
                return CdxIndex.NONE;
            }
        }
        if (query.time().isEmpty()) {
            return CdxIndex.NONE;
        }
        Order order = query.sortsByItself() ? new Order.Ascending() : query.order();
        CdxLines lines =
                query.treatment().resolveRevisits() ? resolved(page, order) : plain(page, order);
        if (order instanceof Order.Closest) {
            return lines;
        }
        Optional<Integer> digits = query.treatment().collapseTo();
        if (digits.isPresent()) {
            lines = new CollapsedLines(lines, digits.get(), order instanceof Order.Descending);
        }
        return query.sortsByItself() && query.order() instanceof Order.Closest closest
                ? new NearestLines(lines, closest.timestamp(), query.limit())
                : lines;
    }

    private CdxLines plain(Optional<Page> page, Order order) {
        Time time = query.time();
        return open(
                everything.within(time.from(), time.to()).sorted(order).where(query::admits), page);
    }

    private CdxLines resolved(Optional<Page> page, Order order) {
        // Originals may lie before the time asked for.
        CdxSearch search = everything.within("", query.time().to());
        boolean ascending = order instanceof Order.Ascending;
        var originals = new Originals();
        if (!ascending) {
            rememberAll(originals, search, page);
        }
        return new ResolvedLines(
                open(search.sorted(order), page), originals, ascending, query::admits);
    }

    /** Where revisits come before their originals, those must be known from the beginning. */
    private void rememberAll(Originals originals, CdxSearch search, Optional<Page> page) {
        try (CdxLines lines = open(search, page)) {
            while (lines.hasNext()) {
                originals.remember(lines.next());
                if (originals.forgotSome()) {
                    throw new InvalidCdxQueryException(
                            "resolveRevisits",
                            "resolveRevisits in this order goes as far as "
                                    + Originals.MOST
                                    + " different digests; leave out reverse and closest, or ask"
                                    + " for a longer url.");
                }
            }
        }
    }

    private CdxLines open(CdxSearch search, Optional<Page> page) {
        if (page.isEmpty()) {
            return index.search(search, silence);
        }
        boolean backwards = search.order() instanceof Order.Descending;
        Page part = page.get();
        return new PageLines(
                index.search(search, backwards ? part.last() : part.first(), silence),
                backwards ? part.first() : part.last(),
                backwards);
    }
}

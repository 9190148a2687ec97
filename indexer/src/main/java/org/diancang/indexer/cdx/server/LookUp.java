package org.diancang.indexer.cdx.server;

import java.util.Comparator;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.CdxSearch.Order;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.Viewer;
import org.diancang.indexer.cdx.server.Part.Limit;

/**
 * Reads the lines that a query asks for, but for the end of a limit. However a query is parted, by
 * pages, limits or resume keys, its lines are those of the whole answer and say the same: reading
 * begins as far before the part as what is counted and collapsed needs.
 */
final class LookUp {
    private final CdxIndex index;
    private final CdxQuery query;
    private final CdxSearch search;
    private final Silence silence;
    private final Comparator<CdxKey> order;

    LookUp(CdxIndex index, CdxQuery query, Viewer viewer, Silence silence) {
        this.index = index;
        this.query = query;
        this.search = query.search(viewer);
        this.silence = silence;
        this.order = KeyOrder.of(query);
    }

    /** The lines; the caller closes them. */
    CdxLines lines() {
        Optional<Window> part = new Parting(index, query, search, silence).window();
        return part.map(this::lines).orElse(CdxIndex.NONE);
    }

    private CdxLines lines(Window window) {
        var extras = query.presentation().extras();
        Optional<CdxKey> start = start(window);
        CdxLines lines = extras.contains(Extra.DUPE_COUNT) ? counted(start) : from(start);
        if (extras.contains(Extra.SKIP_COUNT) || extras.contains(Extra.END_TIMESTAMP)) {
            lines = new CountedGroups(lines, query.collapses(), extras);
        } else if (!query.collapses().isEmpty()) {
            lines = new CollapsedLines(lines, query.collapses());
        }
        if (!window.equals(Window.ALL)) {
            lines = new WindowLines(lines, window, order);
        }
        return extras.contains(Extra.ORIGINAL)
                ? new ResolvedLines(lines, new Originals(index, search, silence))
                : lines;
    }

    /**
     * A line from which on collapsing keeps the same lines as from the beginning; empty for the
     * beginning itself.
     */
    private Optional<CdxKey> start(Window window) {
        if (isByDistance()) {
            return Optional.empty();
        }
        if (window.after().isPresent()) {
            return window.after();
        }
        return window.from().map(first -> isKept(window) ? first : lastKeptBefore(first));
    }

    /** Whether a window's first line is one that collapsing keeps. */
    private boolean isKept(Window window) {
        return query.collapses().isEmpty() || query.part().limit() instanceof Limit.Last;
    }

    private CdxKey lastKeptBefore(CdxKey first) {
        CdxSearch back = search.backwards();
        try (CdxLines before =
                GroupHeads.of(
                        new WindowLines(
                                index.search(back, first, silence),
                                Window.after(first),
                                order.reversed()),
                        query.collapses())) {
            return before.hasNext() ? before.next().key() : first;
        }
    }

    /** Counts from the beginning of the URL, whatever line of it comes first. */
    private CdxLines counted(Optional<CdxKey> start) {
        if (start.isEmpty()) {
            return new DupeCounts(from(start));
        }
        CdxKey beginning = KeyOrder.beginning(start.get().urlkey(), query.order());
        return new WindowLines(
                new DupeCounts(from(Optional.of(beginning))), Window.from(start.get()), order);
    }

    private CdxLines from(Optional<CdxKey> start) {
        return start.map(first -> index.search(search, first, silence))
                .orElseGet(() -> index.search(search, silence));
    }

    private boolean isByDistance() {
        return query.order() instanceof Order.Closest;
    }
}

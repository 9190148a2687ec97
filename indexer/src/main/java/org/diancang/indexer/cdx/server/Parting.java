package org.diancang.indexer.cdx.server;

import java.util.Comparator;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxIndex;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxLines;
import org.diancang.indexer.cdx.CdxSearch;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.server.Part.Limit;
import org.diancang.indexer.cdx.server.Part.Page;

/** Finds where the part of an answer begins and ends that is asked for; holds no lines. */
final class Parting {
    private final CdxIndex index;
    private final CdxQuery query;
    private final CdxSearch search;
    private final Silence silence;
    private final Comparator<CdxKey> order;

    Parting(CdxIndex index, CdxQuery query, CdxSearch search, Silence silence) {
        this.index = index;
        this.query = query;
        this.search = search;
        this.silence = silence;
        this.order = KeyOrder.of(query);
    }

    /** Between which lines the part lies; empty if it has none for sure. */
    Optional<Window> window() {
        Part part = query.part();
        Optional<Window> window = part.page().map(this::page).orElse(Optional.of(Window.ALL));
        if (part.resumeAfter().isPresent()) {
            window = window.map(page -> later(page, part.resumeAfter().get()));
        }
        return part.limit() instanceof Limit.Last last
                ? window.flatMap(whole -> lastOf(whole, last.count()))
                : window;
    }

    /** How many lines pages are made of. */
    long lines() {
        try (CdxLines lines = stored()) {
            return skip(lines, Long.MAX_VALUE);
        }
    }

    private Optional<Window> page(Page page) {
        try (CdxLines lines = stored()) {
            skip(lines, page.first());
            if (!lines.hasNext()) {
                return Optional.empty();
            }
            CdxKey first = lines.next().key();
            skip(lines, page.lines() - 1);
            return Optional.of(
                    new Window(
                            Optional.empty(),
                            Optional.of(first),
                            lines.hasNext() ? Optional.of(lines.next().key()) : Optional.empty()));
        }
    }

    private Window later(Window page, CdxKey last) {
        return page.from().filter(first -> order.compare(last, first) < 0).isPresent()
                ? page
                : new Window(Optional.of(last), Optional.empty(), page.end());
    }

    /** Goes backwards to where the last lines begin: so even a million of them take no memory. */
    private Optional<Window> lastOf(Window whole, long count) {
        Optional<CdxKey> first = Optional.empty();
        try (CdxLines heads = GroupHeads.of(backwards(whole), query.collapses())) {
            for (long n = 0; n < count && heads.hasNext(); n++) {
                CdxKey head = heads.next().key();
                if (!whole.begins(head, order)) {
                    break;
                }
                first = Optional.of(head);
            }
        }
        return first.map(found -> new Window(Optional.empty(), Optional.of(found), whole.end()));
    }

    private CdxLines backwards(Window whole) {
        CdxSearch back = search.backwards();
        return whole.end()
                .<CdxLines>map(
                        end ->
                                new WindowLines(
                                        index.search(back, end, silence),
                                        Window.after(end),
                                        order.reversed()))
                .orElseGet(() -> index.search(back, silence));
    }

    private CdxLines stored() {
        return index.search(search.where(_ -> true), silence);
    }

    private static long skip(CdxLines lines, long count) {
        long skipped = 0;
        while (skipped < count && lines.hasNext()) {
            lines.next();
            skipped++;
        }
        return skipped;
    }
}

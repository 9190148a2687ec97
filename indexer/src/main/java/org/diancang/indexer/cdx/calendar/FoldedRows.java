package org.diancang.indexer.cdx.calendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of a list of captures, which come oldest first: a line for each, but one for a run
 * of captures that repeat an earlier one.
 */
final class FoldedRows {
    private final int most;
    private final Deque<Row> rows = new ArrayDeque<>();
    private @Nullable Row open;
    private long all;

    /** A line that may still grow. */
    static final class Row {
        private final Capture first;
        private Capture last;
        private long repeats;

        Row(Capture capture) {
            first = capture;
            last = capture;
            repeats = capture.unchanged() ? 1 : 0;
        }

        Capture first() {
            return first;
        }

        Capture last() {
            return last;
        }

        /** Captures of the run; 0 where this is one of its own. */
        long repeats() {
            return repeats;
        }
    }

    /**
     * @param most lines that are kept, the last
     */
    FoldedRows(int most) {
        this.most = most;
    }

    void add(Capture capture) {
        if (capture.unchanged() && open != null && open.repeats > 0) {
            open.last = capture;
            open.repeats++;
            return;
        }
        open = new Row(capture);
        rows.addLast(open);
        all++;
        if (rows.size() > most) {
            rows.removeFirst();
        }
    }

    /** How many lines there are, with those that are not kept. */
    long all() {
        return all;
    }

    /** The lines that are kept, the last first. */
    List<Row> newestFirst() {
        return new ArrayList<>(rows).reversed();
    }
}

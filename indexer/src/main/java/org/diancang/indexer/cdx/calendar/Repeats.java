package org.diancang.indexer.cdx.calendar;

import org.diancang.indexer.cdx.CaptureKind;
import org.diancang.indexer.cdx.history.CaptureVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Knows of captures that come one after the other which only repeat the one before: those with its
 * digest and status, where a revisit, whose status others leave out, may have any; and a revisit
 * without a digest, which repeats something, most likely what came last.
 */
final class Repeats implements CaptureVisitor {
    private final Taker taker;
    private @Nullable CaptureKind before;
    private long digestBefore;
    private long original;

    /** Takes captures, and what is known of each. */
    interface Taker {
        /**
         * One capture.
         *
         * @param unchanged whether it repeats the one before
         * @param original time of the first that is the same; its own where it is another
         */
        void take(long time, CaptureKind kind, boolean unchanged, long original);

        /** Before the first, where that is known: none is later. */
        void noneAfter(long time);
    }

    Repeats(Taker taker) {
        this.taker = taker;
    }

    @Override
    public void visit(long time, long digest, CaptureKind kind) {
        boolean unchanged = before != null && repeats(digest, kind, before);
        if (!unchanged) {
            original = time;
        }
        before = kind;
        digestBefore = digest;
        taker.take(time, kind, unchanged, original);
    }

    @Override
    public void noneAfter(long time) {
        taker.noneAfter(time);
    }

    private boolean repeats(long digest, CaptureKind kind, CaptureKind earlier) {
        if (digest == 0) {
            return kind.revisit();
        }
        return digest == digestBefore
                && (kind.status() == earlier.status() || kind.revisit() || earlier.revisit());
    }
}

package org.diancang.indexer.cdx.history;

import org.diancang.indexer.cdx.CaptureKind;

/** Is told of captures one after the other. */
@FunctionalInterface
public interface CaptureVisitor {
    /**
     * One capture.
     *
     * @param time its 14 digits as a number; a date and time that a calendar has
     * @param digest number that stands for its digest, 0 for none
     */
    void visit(long time, long digest, CaptureKind kind);

    /**
     * Before the first, where that is known: none is later than this. The latest that may be seen
     * can be earlier.
     */
    default void noneAfter(long time) {}
}

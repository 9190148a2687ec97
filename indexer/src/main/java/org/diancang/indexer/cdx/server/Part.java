package org.diancang.indexer.cdx.server;

import java.util.Optional;
import org.diancang.indexer.cdx.CdxKey;

/**
 * Which of the lines that are asked for are answered; all of the three must hold.
 *
 * @param page those of one page
 * @param resumeAfter those that come after this one
 * @param limit how many of them
 */
record Part(Optional<Page> page, Optional<CdxKey> resumeAfter, Limit limit) {
    static final Part ALL = new Part(Optional.empty(), Optional.empty(), Limit.NONE);

    /** Whether it is everything. */
    boolean isAll() {
        return equals(ALL);
    }

    /**
     * So many stored lines of the URLs and the time, in the order of the answer and before filters.
     *
     * @param number from 0
     * @param lines 1 or more
     */
    record Page(long number, long lines) {
        /** Lines before it. */
        long first() {
            return number * lines;
        }
    }

    /** How many lines. */
    sealed interface Limit {
        /** All. */
        Limit NONE = new First(Long.MAX_VALUE);

        /** Lines at most, 1 or more. */
        long count();

        /** The first of the order asked for. */
        record First(long count) implements Limit {}

        /** The last of the order asked for; they are answered in that order. */
        record Last(long count) implements Limit {}
    }
}

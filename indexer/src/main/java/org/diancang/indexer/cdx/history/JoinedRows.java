package org.diancang.indexer.cdx.history;

import java.util.function.LongConsumer;

/**
 * Captures of a URL that lie in two stores, as one run. Which of those of one second are the same,
 * and how they follow each other, only their keys tell: such seconds are left to somebody who reads
 * these.
 */
public final class JoinedRows {
    private JoinedRows() {}

    /** How many seconds have captures in both. */
    public static int sharedSeconds(UrlRows one, UrlRows other) {
        var shared = new Shared();
        each(one, other, (_, _, _) -> {}, shared);
        return shared.count;
    }

    /**
     * Tells of every capture in order of time.
     *
     * @param both is told of each second that has captures in both, in its turn
     */
    public static void each(UrlRows one, UrlRows other, CaptureVisitor visitor, LongConsumer both) {
        UrlRows.Cursor first = one.cursor();
        UrlRows.Cursor second = other.cursor();
        while (first.time() != Long.MAX_VALUE || second.time() != Long.MAX_VALUE) {
            if (first.time() == second.time()) {
                long shared = first.time();
                both.accept(shared);
                pass(first, shared);
                pass(second, shared);
            } else {
                UrlRows.Cursor earlier = first.time() < second.time() ? first : second;
                earlier.tell(visitor);
                earlier.next();
            }
        }
    }

    private static void pass(UrlRows.Cursor cursor, long time) {
        while (cursor.time() == time) {
            cursor.next();
        }
    }

    private static final class Shared implements LongConsumer {
        private int count;

        @Override
        public void accept(long time) {
            count++;
        }
    }
}

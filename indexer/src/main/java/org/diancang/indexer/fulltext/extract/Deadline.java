package org.diancang.indexer.fulltext.extract;

import java.io.InterruptedIOException;
import java.time.Duration;

/** When work on a page must end; parsers that can't be stopped ask it whenever they read. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The time that is left, a millisecond at least. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    /**
     * Goes on only while there is time.
     *
     * @throws InterruptedIOException if there is none left, or the thread is interrupted
     */
    void check() throws InterruptedIOException {
        if (System.nanoTime() - end > 0) {
            throw new InterruptedIOException("took too long");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }
}

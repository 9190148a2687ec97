package org.diancang.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a checkpoint is due. Cheap ones come often, since what was fetched since the last one is
 * fetched again after a crash; one that takes long puts off the next, so that a large crawl does
 * not spend its time on them. Thread-safe.
 */
final class CheckpointRhythm {
    /** Of the time, checkpoints take at most one part in so many. */
    private static final int SHARE = 20;

    /** Whoever has just been started may have died, and may die again before a whole interval. */
    private static final int EARLIER_AT_FIRST = 4;

    private final Duration interval;
    private final LongSupplier nanoTime;
    private long due;
    private long fetchedAtLast;
    private boolean writing;

    /**
     * Begins to count.
     *
     * @param interval from one to the next where they are cheap; the first comes after a quarter
     */
    CheckpointRhythm(Duration interval, LongSupplier nanoTime) {
        this.interval = interval;
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong() + interval.dividedBy(EARLIER_AT_FIRST).toNanos();
    }

    /**
     * Whether one is to be written now; if so, whoever asked writes it and says when it is {@link
     * #done}.
     *
     * @param fetched how much was fetched by now: a crawl that is held needs no other
     */
    synchronized boolean begin(long fetched) {
        if (writing || fetched == fetchedAtLast || nanoTime.getAsLong() - due < 0) {
            return false;
        }
        writing = true;
        fetchedAtLast = fetched;
        return true;
    }

    /** One was written, or tried in vain, by whomever. */
    synchronized void done(Duration took) {
        writing = false;
        Duration pause = took.multipliedBy(SHARE);
        due = nanoTime.getAsLong() + (pause.compareTo(interval) > 0 ? pause : interval).toNanos();
    }
}

package org.diancang.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether somebody still guards this process. One that was held up can't keep its lease, and
 * another may have the crawl soon. Thread-safe.
 */
final class Guard {
    /** Less than a lease lasts after its worker was heard for the last time. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private static final long NEVER = Long.MIN_VALUE;

    private final LongSupplier nanoTime;
    private final AtomicLong lastWord = new AtomicLong(NEVER);

    Guard(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void heard() {
        lastWord.set(nanoTime.getAsLong());
    }

    /** Whether it was heard, and then no more. */
    boolean isGone() {
        long last = lastWord.get();
        return last != NEVER && nanoTime.getAsLong() - last > LONGEST_SILENCE.toNanos();
    }
}

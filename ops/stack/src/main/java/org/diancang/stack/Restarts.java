package org.diancang.stack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a part that ends unasked is started again: at most three times within ten minutes, so
 * that one that can't live does not flap for ever. Thread-safe.
 */
public final class Restarts {
    /** Starts within {@link #PERIOD} at most. */
    public static final int MOST = 3;

    /** Time over which starts are counted. */
    public static final Duration PERIOD = Duration.ofMinutes(10);

    private final Clock clock;
    private final Deque<Instant> starts = new ArrayDeque<>();

    /** Counts by a clock. */
    public Restarts(Clock clock) {
        this.clock = clock;
    }

    /** Takes one start, where one is left. */
    public synchronized boolean take() {
        Instant now = clock.instant();
        starts.removeIf(start -> !start.plus(PERIOD).isAfter(now));
        if (starts.size() >= MOST) {
            return false;
        }
        starts.add(now);
        return true;
    }

    /** Starts taken within the period. */
    public synchronized int taken() {
        return starts.size();
    }
}

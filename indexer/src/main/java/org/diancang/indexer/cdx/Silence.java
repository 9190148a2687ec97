package org.diancang.indexer.cdx;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a look-up has sent nothing. That a caller went away shows only when something is sent,
 * so a scan that finds nothing must end some time by itself. Used by one thread.
 */
public final class Silence {
    /** Looking at the clock for every candidate would cost more than reading it. */
    private static final int CANDIDATES_A_LOOK = 256;

    private final Clock clock;
    private final Duration longest;
    private Instant since;
    private int candidates;

    /**
     * Begins now.
     *
     * @param longest after which the look-up is given up
     */
    public Silence(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
        this.since = clock.instant();
    }

    /**
     * One more candidate was read.
     *
     * @throws TooBroadLookUpException if the silence is too long
     */
    public void goesOn() {
        if (candidates++ % CANDIDATES_A_LOOK == 0 && lasts(longest)) {
            throw new TooBroadLookUpException(longest);
        }
    }

    /**
     * Many candidates were read.
     *
     * @throws TooBroadLookUpException if the silence is too long
     */
    public void wentOn() {
        if (lasts(longest)) {
            throw new TooBroadLookUpException(longest);
        }
    }

    /** Whether nothing was sent for as long as this. */
    public boolean lasts(Duration duration) {
        return Duration.between(since, clock.instant()).compareTo(duration) >= 0;
    }

    /** Something was sent. */
    public void isBroken() {
        since = clock.instant();
    }
}

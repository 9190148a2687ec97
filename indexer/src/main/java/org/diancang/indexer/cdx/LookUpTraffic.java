package org.diancang.indexer.cdx;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether somebody is being answered: work that can wait then leaves the machine to them. */
@Component
public final class LookUpTraffic {
    /** Within this of a look-up, the next is expected. */
    private static final Duration RECENT = Duration.ofMillis(20);

    private final Clock clock;
    private volatile long last = Long.MIN_VALUE / 2;

    /**
     * @param clock by which a look-up is recent
     */
    public LookUpTraffic(Clock clock) {
        this.clock = clock;
    }

    /** A look-up begins. */
    public void lookUp() {
        long now = clock.millis();
        if (now != last) {
            last = now;
        }
    }

    /** Whether look-ups come in one after the other. */
    public boolean isBusy() {
        return clock.millis() - last < RECENT.toMillis();
    }
}

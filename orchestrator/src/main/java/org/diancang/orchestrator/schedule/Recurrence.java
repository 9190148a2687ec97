package org.diancang.orchestrator.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** How often a site is crawled, apart from the place whose clock counts. */
public sealed interface Recurrence permits Interval, CronRule {
    /** The times at which it is due by the clocks of a place. */
    Times in(ZoneId zone);

    /** Times without end, or until the rule has no more. */
    @FunctionalInterface
    interface Times {
        /** The first time later than an instant; empty if there is none any more. */
        Optional<Instant> after(Instant instant);
    }
}

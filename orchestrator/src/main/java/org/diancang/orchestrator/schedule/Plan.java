package org.diancang.orchestrator.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a schedule says: how often, by whose clocks, and whether it counts now.
 *
 * @param recurrence how often
 * @param zone whose clocks
 * @param state whether it counts
 */
public record Plan(Recurrence recurrence, ZoneId zone, State state) {
    /** Whether a schedule counts. */
    public enum State {
        /** 执行中: crawls are started. */
        ACTIVE,
        /** 已停用: it is kept, and nothing is due. */
        SUSPENDED
    }

    /** The next times later than an instant, as if it were active. */
    public List<Instant> next(Instant after, int count) {
        Recurrence.Times times = recurrence.in(zone);
        return Stream.iterate(times.after(after), due -> due.flatMap(times::after))
                .limit(count)
                .takeWhile(due -> due.isPresent())
                .map(due -> due.orElseThrow())
                .toList();
    }
}

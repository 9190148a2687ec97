package org.diancang.orchestrator.schedule;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What of a schedule is due at an instant: the latest time is run, all before it were missed.
 *
 * @param missed times that nobody saw to, oldest first; at most {@value #MOST_RECORDED}
 * @param missedBefore how many more there were before those
 * @param latest the time to run
 * @param next the first time after the instant; empty if there is none any more
 */
record DueTimes(List<Instant> missed, int missedBefore, Instant latest, Optional<Instant> next) {
    /** More than these would only bury what matters. */
    static final int MOST_RECORDED = 50;

    /** From a first time that is due, to an instant at or after it. */
    static DueTimes between(Instant first, Instant now, Recurrence.Times times) {
        Deque<Instant> due = new ArrayDeque<>();
        int before = 0;
        Optional<Instant> time = Optional.of(first);
        while (time.isPresent() && !time.get().isAfter(now)) {
            due.addLast(time.get());
            if (due.size() > MOST_RECORDED + 1) {
                due.removeFirst();
                before++;
            }
            time = times.after(time.get());
        }
        Instant latest = due.removeLast();
        return new DueTimes(List.copyOf(due), before, latest, time);
    }
}

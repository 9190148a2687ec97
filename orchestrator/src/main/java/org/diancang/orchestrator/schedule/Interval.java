package org.diancang.orchestrator.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Every so many hours, days or weeks, counted from a first time. Days and weeks keep the time of
 * day; where the clocks skip it, it is due as much later as they skip, and where they show it
 * twice, once, at the first. Hours are hours that pass, whatever the clocks do.
 *
 * @param every how many, 1 to {@link Unit#most()}
 * @param unit of what
 * @param startsOn day of the first time; for weeks it gives the weekday
 * @param at time of day, to the minute
 */
public record Interval(int every, Unit unit, LocalDate startsOn, LocalTime at)
        implements Recurrence {
    /** What an interval is counted in. */
    public enum Unit {
        /** 小时. */
        HOURS(720),
        /** 天. */
        DAYS(366),
        /** 周. */
        WEEKS(52);

        private final int most;

        Unit(int most) {
            this.most = most;
        }

        /** The most of them that an interval may have. */
        public int most() {
            return most;
        }
    }

    public Interval {
        if (every < 1 || every > unit.most()) {
            throw new IllegalArgumentException(
                    "every must be 1 to " + unit.most() + " " + unit + ", is " + every);
        }
        if (!at.equals(at.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("at must be to the minute, is " + at);
        }
    }

    @Override
    public Times in(ZoneId zone) {
        return instant -> Optional.of(next(instant, zone));
    }

    private Instant next(Instant after, ZoneId zone) {
        // Counted from the first time, not from the last: what a change of clocks moved moves back.
        long n = Math.max(0, (elapsed(after, zone) / every) - 1);
        Instant candidate = nth(n, zone);
        while (!candidate.isAfter(after)) {
            n++;
            candidate = nth(n, zone);
        }
        return candidate;
    }

    private long elapsed(Instant after, ZoneId zone) {
        return unit == Unit.HOURS
                ? ChronoUnit.HOURS.between(nth(0, zone), after)
                : chrono().between(first(), LocalDateTime.ofInstant(after, zone));
    }

    private Instant nth(long n, ZoneId zone) {
        return unit == Unit.HOURS
                ? first().atZone(zone).toInstant().plus(n * every, ChronoUnit.HOURS)
                : first().plus(n * every, chrono()).atZone(zone).toInstant();
    }

    private LocalDateTime first() {
        return startsOn.atTime(at);
    }

    private ChronoUnit chrono() {
        return switch (unit) {
            case HOURS -> ChronoUnit.HOURS;
            case DAYS -> ChronoUnit.DAYS;
            case WEEKS -> ChronoUnit.WEEKS;
        };
    }
}

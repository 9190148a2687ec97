package org.diancang.events;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;

/**
 * When a site may be crawled; outside of it a crawl holds.
 *
 * @param zone the site's time zone, such as {@code Asia/Shanghai}
 * @param days on which it begins; all where empty
 * @param from time of day when it begins
 * @param until time of day when it ends, on the next day where that is not after {@code from};
 *     equal: the whole day
 */
public record CrawlWindow(String zone, List<DayOfWeek> days, LocalTime from, LocalTime until) {
    public CrawlWindow {
        Objects.requireNonNull(zone, "zone is missing");
        Objects.requireNonNull(days, "days is missing");
        Objects.requireNonNull(from, "from is missing");
        Objects.requireNonNull(until, "until is missing");
        days = List.copyOf(days);
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + zone + "' is no time zone", e);
        }
    }

    /** Whether the site may be crawled at this moment. */
    public boolean isOpenAt(Instant moment) {
        ZonedDateTime local = moment.atZone(ZoneId.of(zone));
        LocalTime time = local.toLocalTime();
        boolean overMidnight = !until.isAfter(from);
        boolean today = !time.isBefore(from) && (overMidnight || time.isBefore(until));
        boolean sinceYesterday = overMidnight && time.isBefore(until);
        return (today && begins(local.getDayOfWeek()))
                || (sinceYesterday && begins(local.getDayOfWeek().minus(1)));
    }

    /** When it opens next; {@code moment} itself where it is open. */
    public Instant nextOpening(Instant moment) {
        if (isOpenAt(moment)) {
            return moment;
        }
        ZonedDateTime local = moment.atZone(ZoneId.of(zone));
        for (int day = 0; ; day++) {
            ZonedDateTime opening =
                    local.toLocalDate().plusDays(day).atTime(from).atZone(local.getZone());
            if (begins(opening.getDayOfWeek()) && opening.toInstant().isAfter(moment)) {
                return opening.toInstant();
            }
        }
    }

    /** How long it is until it opens; zero where it is open. */
    public Duration untilOpen(Instant moment) {
        return Duration.between(moment, nextOpening(moment));
    }

    private boolean begins(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}

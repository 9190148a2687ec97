package org.diancang.indexer.cdx.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.diancang.indexer.cdx.history.CaptureTime;

/** Days and hours of a time zone by timestamps, quick for those that follow each other. */
final class ZoneDays {
    private final ZoneId zone;
    private LocalDate date = LocalDate.EPOCH;
    private long dayFrom = 1;
    private long dayTo;
    private int hour;
    private long hourFrom = 1;
    private long hourTo;

    ZoneDays(ZoneId zone) {
        this.zone = zone;
    }

    /** The day of a time; the same object as long as it is the same day. */
    LocalDate day(long time) {
        if (time < dayFrom || time >= dayTo) {
            date = CaptureTime.instant(time).atZone(zone).toLocalDate();
            dayFrom = CaptureTime.of(date.atStartOfDay(zone).toInstant());
            dayTo = CaptureTime.of(date.plusDays(1).atStartOfDay(zone).toInstant());
        }
        return date;
    }

    /** The hour of a time, 0 to 23. */
    int hour(long time) {
        if (time < hourFrom || time >= hourTo) {
            ZonedDateTime at = CaptureTime.instant(time).atZone(zone).truncatedTo(ChronoUnit.HOURS);
            Instant begun = at.toInstant();
            hour = at.getHour();
            hourFrom = CaptureTime.of(begun);
            hourTo = CaptureTime.of(begun.plus(1, ChronoUnit.HOURS));
        }
        return hour;
    }
}

package org.diancang.replay.content;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Dates of HTTP headers (RFC 9110 §5.6.7), always in GMT and English. */
final class HttpDate {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private HttpDate() {}

    /**
     * The preferred form, of years 0 to 9999. Joined by hand, since each answer has several and a
     * formatter reads its pattern anew for each.
     */
    static String of(Instant instant) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        StringBuilder date = new StringBuilder(29);
        date.append(DAYS[time.getDayOfWeek().ordinal()]).append(", ");
        two(date, time.getDayOfMonth()).append(' ');
        date.append(MONTHS[time.getMonthValue() - 1]).append(' ');
        two(date, time.getYear() / 100);
        two(date, time.getYear() % 100).append(' ');
        two(date, time.getHour()).append(':');
        two(date, time.getMinute()).append(':');
        return two(date, time.getSecond()).append(" GMT").toString();
    }

    private static StringBuilder two(StringBuilder date, int number) {
        return date.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}

package org.diancang.indexer.cdx;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The 14 digits of a CDX line, {@code yyyyMMddHHmmss} in UTC. */
public final class CdxTimestamp {
    public static final int DIGITS = 14;
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String EARLIEST = "10000101000000";

    private CdxTimestamp() {}

    /**
     * The digits of an instant, cut to the second.
     *
     * @throws IllegalArgumentException if its year has not four digits
     */
    public static String of(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 0 || year > 9_999) {
            throw new IllegalArgumentException("year must be 0 to 9999, is " + year);
        }
        return FORMAT.format(instant);
    }

    /** Whether a text is 1 to 14 digits: a timestamp or the beginning of one. */
    public static boolean isBeginning(String text) {
        return !text.isEmpty()
                && text.length() <= DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * The earliest instant that 1 to 14 digits may mean. What no calendar has, such as month 13, is
     * moved to the nearest that one has, since people and old links bring such dates.
     */
    public static Instant earliest(String digits) {
        String padded = digits + EARLIEST.substring(digits.length());
        int year = number(padded, 0, 4);
        int month = Math.clamp(number(padded, 4, 6), 1, 12);
        int day = Math.clamp(number(padded, 6, 8), 1, YearMonth.of(year, month).lengthOfMonth());
        int hour = Math.min(number(padded, 8, 10), 23);
        int minute = Math.min(number(padded, 10, 12), 59);
        int second = Math.min(number(padded, 12, 14), 59);
        return LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC);
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }
}

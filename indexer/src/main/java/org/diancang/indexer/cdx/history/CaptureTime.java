package org.diancang.indexer.cdx.history;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Timestamps of 14 digits as numbers: {@code yyyyMMddHHmmss} in UTC. */
public final class CaptureTime {
    /** A month is the time by this. */
    public static final long MONTH = 100_000_000L;

    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CaptureTime() {}

    /** Whether a calendar has that date and time. */
    public static boolean isReal(long time) {
        int clock = (int) (time % 1_000_000);
        int date = (int) (time / 1_000_000);
        int month = date / 100 % 100;
        int day = date % 100;
        return clock % 100 < 60
                && clock / 100 % 100 < 60
                && clock < 240_000
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= days(date / 10_000, month));
    }

    private static int days(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && !leap ? 28 : DAYS[month - 1];
    }

    /** The second of a time that is {@linkplain #isReal real}. */
    public static Instant instant(long time) {
        return LocalDateTime.of(
                        (int) (time / 10_000_000_000L),
                        (int) (time / MONTH % 100),
                        (int) (time / 1_000_000 % 100),
                        (int) (time / 10_000 % 100),
                        (int) (time / 100 % 100),
                        (int) (time % 100))
                .toInstant(ZoneOffset.UTC);
    }

    /** The time of an instant, cut to the second; the nearest there is where its year has none. */
    public static long of(Instant instant) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        if (utc.getYear() < 0) {
            return 0;
        }
        if (utc.getYear() > 9_999) {
            return Long.MAX_VALUE;
        }
        return ((utc.getYear() * 100L + utc.getMonthValue()) * 100 + utc.getDayOfMonth())
                        * 1_000_000
                + utc.getHour() * 10_000L
                + utc.getMinute() * 100L
                + utc.getSecond();
    }

    /** Reads 14 digits that begin at a place. */
    public static long read(byte[] digits, int from) {
        long time = 0;
        for (int i = from; i < from + 14; i++) {
            time = time * 10 + digits[i] - '0';
        }
        return time;
    }
}

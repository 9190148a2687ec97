package org.diancang.orchestrator.screen;

import org.jspecify.annotations.Nullable;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Numbers, sizes and dates as the desk writes them: in the reader's language and the library's time
 * zone. A dash stands for what there is none of. Thread-safe.
 */
public final class DeskFormat {
    private static final String NONE = "—";
    private static final long TEN_THOUSAND = 10_000;
    private static final String[] BYTE_UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

    private final boolean chinese;
    private final DecimalFormatSymbols symbols;
    private final DateTimeFormatter date;
    private final DateTimeFormatter dateTime;
    private final DateTimeFormatter day;
    private final DateTimeFormatter stamp;
    private final DateTimeFormatter second;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter monthDay;

    /**
     * For one language and place.
     *
     * @param locale any Chinese locale, else English is written
     * @param zone where the library is
     */
    public DeskFormat(Locale locale, ZoneId zone) {
        chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        Locale written = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        symbols = DecimalFormatSymbols.getInstance(written);
        date = pattern(chinese ? "y年M月d日" : "d MMM y", written, zone);
        dateTime = pattern(chinese ? "y年M月d日 HH:mm" : "d MMM y, HH:mm", written, zone);
        day = pattern(chinese ? "y年M月d日 EEEE" : "EEEE, d MMMM y", written, zone);
        stamp = pattern("uuuu-MM-dd HH:mm", written, zone);
        second = pattern("uuuu-MM-dd HH:mm:ss", written, zone);
        clock = pattern("HH:mm", written, zone);
        monthDay = pattern(chinese ? "M-d" : "d MMM", written, zone);
    }

    private static DateTimeFormatter pattern(String pattern, Locale locale, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, locale).withZone(zone);
    }

    /** A date in running text: 2026年11月23日. */
    public String date(@Nullable Instant at) {
        return at == null ? NONE : date.format(at);
    }

    /** Date and time in running text: 2026年11月23日 14:05. */
    public String dateTime(@Nullable Instant at) {
        return at == null ? NONE : dateTime.format(at);
    }

    /** A date with its weekday: 2026年11月23日 星期一. */
    public String day(@Nullable Instant at) {
        return at == null ? NONE : day.format(at);
    }

    /** Date and time in tables: 2026-11-23 14:05. */
    public String stamp(@Nullable Instant at) {
        return at == null ? NONE : stamp.format(at);
    }

    /** Date and time to the second, for logs: 2026-11-23 14:05:32. */
    public String second(@Nullable Instant at) {
        return at == null ? NONE : second.format(at);
    }

    /** Time of day: 14:05. */
    public String clock(@Nullable Instant at) {
        return at == null ? NONE : clock.format(at);
    }

    /** A day without its year, for charts: 11-23. */
    public String monthDay(Instant at) {
        return monthDay.format(at);
    }

    /** A count for figures: thousands comma to 99,999, from there 12.8 万 in Chinese. */
    public String count(long n) {
        if (!chinese || n < 10 * TEN_THOUSAND) {
            return exact(n);
        }
        return decimal("#,##0.#").format(n / (double) TEN_THOUSAND) + " 万";
    }

    /** Every digit, with thousands comma. */
    public String exact(long n) {
        return decimal("#,##0").format(n);
    }

    /** A rate, one decimal. */
    public String rate(double perSecond) {
        return decimal("#,##0.0").format(perSecond);
    }

    /** A share between 0 and 1 in percent, one decimal, without the sign. */
    public String percent(double share) {
        return decimal("0.0").format(share * 100);
    }

    /** A size by 1,024: 84.2 KB. */
    public String bytes(double bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < BYTE_UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        String format = unit == 0 || size >= 100 ? "#,##0" : size >= 10 ? "0.0" : "0.00";
        return decimal(format).format(size) + " " + BYTE_UNITS[unit];
    }

    /** How long something took or takes: 50 分钟, 3 小时 5 分钟. */
    public String duration(Duration time) {
        if (time.toMinutes() < 1) {
            return Math.max(0, time.toSeconds()) + (chinese ? " 秒" : " s");
        }
        if (time.toHours() < 1) {
            return time.toMinutes() + (chinese ? " 分钟" : " min");
        }
        return time.toHours()
                + (chinese ? " 小时 " : " h ")
                + time.toMinutesPart()
                + (chinese ? " 分钟" : " min");
    }

    private DecimalFormat decimal(String pattern) {
        return new DecimalFormat(pattern, symbols);
    }
}

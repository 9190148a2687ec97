package org.diancang.replay.reader;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates and numbers as readers of the page's language write them; Beijing time. */
@Component
public class ReaderFormats {
    /** Time zone of every date that is shown. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

    /** {@link #ZONE}, for templates. */
    public ZoneId zone() {
        return ZONE;
    }

    /** Date and time to the second. */
    public String moment(Instant instant) {
        return format(instant, "uuuu年M月d日 HH:mm:ss", "d MMMM uuuu, HH:mm:ss");
    }

    /** Date. */
    public String day(Instant instant) {
        return format(instant, "uuuu年M月d日", "d MMMM uuuu");
    }

    /** Date. */
    public String day(LocalDate date) {
        return day(date.atStartOfDay(ZONE).toInstant());
    }

    /** Date without its year. */
    public String dayOfYear(LocalDate date) {
        return format(date.atStartOfDay(ZONE).toInstant(), "M月d日", "d MMMM");
    }

    /** Time of day to the second. */
    public String clock(Instant instant) {
        return format(instant, "HH:mm:ss", "HH:mm:ss");
    }

    /** Date and time for tables. */
    public String table(Instant instant) {
        return format(instant, "uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd HH:mm:ss");
    }

    /** Month as a heading. */
    public String month(int month) {
        return format(LocalDate.of(2000, month, 1).atStartOfDay(ZONE).toInstant(), "M月", "MMMM");
    }

    /** With thousands commas. */
    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Bytes in the largest unit of 1,024 that leaves a whole one. */
    public String bytes(long bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= 1_024 && unit < UNITS.size() - 1) {
            left /= 1_024;
            unit++;
        }
        return String.format(
                Locale.ROOT, unit == 0 ? "%,.0f %s" : "%,.1f %s", left, UNITS.get(unit));
    }

    /** A span in its largest unit of days, hours, minutes and seconds, and the one below. */
    public String span(Duration span) {
        boolean english = isEnglish();
        long[] amounts = {
            span.toDays(), span.toHoursPart(), span.toMinutesPart(), span.toSecondsPart()
        };
        List<String> units =
                english ? List.of(" d", " h", " min", " s") : List.of(" 天", " 小时", " 分", " 秒");
        int largest = 0;
        while (largest < 3 && amounts[largest] == 0) {
            largest++;
        }
        String text = number(amounts[largest]) + units.get(largest);
        return largest < 3 && amounts[largest + 1] > 0
                ? text + " " + amounts[largest + 1] + units.get(largest + 1)
                : text;
    }

    /** A share of 0 to 1 as a percentage. */
    public String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    private static String format(Instant instant, String chinese, String english) {
        return DateTimeFormatter.ofPattern(
                        isEnglish() ? english : chinese,
                        isEnglish() ? Locale.ENGLISH : Locale.CHINA)
                .withZone(ZONE)
                .format(instant);
    }

    private static boolean isEnglish() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en");
    }
}

package org.diancang.replay.reader.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.cdx.CountedCaptures;

/**
 * The calendar of a URL, made ready for the template. However many versions there are, it holds no
 * more than the days of a year and three bounded lists.
 *
 * @param url it is about
 * @param total versions in all
 * @param first first version
 * @param latest latest version
 * @param years to choose from
 * @param year that is shown
 * @param months of that year, January first
 * @param days of that year that have versions
 * @param ofYear versions in that year
 * @param changes versions of that year that were new and no errors
 * @param failedDays days of that year on which every answer was an error
 * @param rows versions of that year, newest first, unchanged ones folded
 * @param left rows that are left out
 * @param day the list of one day, the latest of the year unless one was asked for
 */
public record CalendarPage(
        String url,
        long total,
        Version first,
        Version latest,
        Years years,
        int year,
        List<CalendarMonth> months,
        int days,
        long ofYear,
        long changes,
        long failedDays,
        List<Row> rows,
        long left,
        DayList day) {
    /** What links may weigh before they become buttons, in bytes; a page has 150 KB. */
    private static final int MOST_LINK_BYTES = 40_000;

    /** The calendar of captures. */
    static CalendarPage of(ArchivedUrl url, CountedCaptures counted) {
        CountedCaptures.YearShown year = counted.year();
        String asked = url.value();
        Map<LocalDate, CountedCaptures.Day> days =
                year.days().stream()
                        .collect(Collectors.toMap(CountedCaptures.Day::date, Function.identity()));
        return new CalendarPage(
                asked,
                counted.captures(),
                Version.of(counted.first(), counted.url()),
                Version.of(counted.latest(), counted.url()),
                Years.around(year.year(), counted.years(), asked),
                year.year(),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(m -> CalendarMonth.of(YearMonth.of(year.year(), m), days, asked))
                        .toList(),
                days.size(),
                year.days().stream().mapToLong(CountedCaptures.Day::captures).sum(),
                year.days().stream().mapToLong(CountedCaptures.Day::changes).sum(),
                year.failedDays(),
                Row.of(year.rows(), counted.url()),
                year.lines() - year.rows().size(),
                DayList.of(counted.day(), asked, counted.url()));
    }

    /** Months that have versions, newest first. */
    public List<CalendarMonth> filledMonths() {
        return months.reversed().stream().filter(m -> m.versions() > 0).toList();
    }

    /**
     * Whether days and versions are buttons of one form instead of links, each of which would
     * repeat a long URL.
     */
    public boolean compact() {
        int links =
                days
                        + years.shown().size()
                        + day.hours().size()
                        + 2 * (rows.size() + day.rows().size());
        return (long) links * url.length() > MOST_LINK_BYTES;
    }

    static String digits(LocalDate date) {
        return "%04d%02d%02d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }
}

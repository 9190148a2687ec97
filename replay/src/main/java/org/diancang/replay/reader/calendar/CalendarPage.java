package org.diancang.replay.reader.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diancang.replay.address.ArchivedUrl;

/**
 * The calendar of a URL, made ready for the template. However many versions there are, it holds no
 * more than the days of a year and three bounded lists.
 *
 * @param url it is about
 * @param total versions in all, as far as they were counted
 * @param more whether there are more than were counted
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
        int total,
        boolean more,
        Version first,
        Version latest,
        Years years,
        int year,
        List<CalendarMonth> months,
        int days,
        int ofYear,
        long changes,
        long failedDays,
        List<Row> rows,
        int left,
        DayList day) {
    /** Most rows in the list of a year. */
    static final int LISTED = 60;

    /** What links may weigh before they become buttons, in bytes; a page has 150 KB. */
    private static final int MOST_LINK_BYTES = 40_000;

    /** The calendar of captures. */
    static CalendarPage of(ArchivedUrl url, YearOfVersions shown) {
        TreeMap<LocalDate, List<Version>> byDay =
                shown.versions().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Version::date, TreeMap::new, Collectors.toList()));
        LocalDate day = shown.chosenDay(byDay);
        List<Row> rows = Row.fold(shown.versions());
        return new CalendarPage(
                url.value(),
                shown.total(),
                shown.more(),
                shown.first(),
                shown.latest(),
                Years.around(shown.year(), shown.counts(), url.value()),
                shown.year(),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(
                                m ->
                                        CalendarMonth.of(
                                                YearMonth.of(shown.year(), m), byDay, url.value()))
                        .toList(),
                byDay.size(),
                shown.versions().size(),
                shown.versions().stream().filter(v -> !v.unchanged() && !v.failed()).count(),
                byDay.values().stream().filter(d -> d.stream().allMatch(Version::failed)).count(),
                rows.stream().limit(LISTED).toList(),
                Math.max(0, rows.size() - LISTED),
                DayList.of(day, byDay.getOrDefault(day, List.of()), shown.hour(), url.value()));
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

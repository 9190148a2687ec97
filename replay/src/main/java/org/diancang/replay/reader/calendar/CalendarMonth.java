package org.diancang.replay.reader.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diancang.replay.reader.ReaderPath;
import org.jspecify.annotations.Nullable;

/**
 * A month as rows of seven days, Monday first.
 *
 * @param number 1 to 12
 * @param versions captured in it
 * @param weeks rows of seven; null where a cell is of another month
 */
public record CalendarMonth(int number, int versions, List<List<@Nullable Day>> weeks) {
    /** More different answers on one day are not told apart in its label. */
    private static final int STATUSES = 3;

    /**
     * A day.
     *
     * @param date of it
     * @param digits of its calendar address
     * @param link to the day's versions; empty where there is none
     * @param versions captured that day
     * @param look style class: by number of versions, or unchanged, or error
     * @param statuses what the server answered, such as {@code 200} or {@code 200/404}; empty where
     *     unknown
     * @param unchanged whether nothing was new that day
     */
    public record Day(
            LocalDate date,
            String digits,
            String link,
            int versions,
            String look,
            String statuses,
            boolean unchanged) {}

    static CalendarMonth of(YearMonth month, Map<LocalDate, List<Version>> byDay, String url) {
        List<List<@Nullable Day>> weeks = new ArrayList<>();
        List<@Nullable Day> week = new ArrayList<>();
        int versions = 0;
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            week.add(null);
        }
        for (int d = 1; d <= month.lengthOfMonth(); d++) {
            Day day = day(month.atDay(d), byDay.getOrDefault(month.atDay(d), List.of()), url);
            versions += day.versions();
            week.add(day);
            if (week.size() == 7) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        if (!week.isEmpty()) {
            while (week.size() < 7) {
                week.add(null);
            }
            weeks.add(week);
        }
        return new CalendarMonth(month.getMonthValue(), versions, weeks);
    }

    private static Day day(LocalDate date, List<Version> versions, String url) {
        String digits = CalendarPage.digits(date);
        return versions.isEmpty()
                ? new Day(date, digits, "", 0, "", "", false)
                : new Day(
                        date,
                        digits,
                        ReaderPath.calendar(digits, url),
                        versions.size(),
                        look(versions),
                        statuses(versions),
                        versions.stream().allMatch(Version::unchanged));
    }

    private static String look(List<Version> versions) {
        if (versions.stream().allMatch(v -> v.status() >= 500)) {
            return "e5";
        }
        if (versions.stream().allMatch(Version::failed)) {
            return "e4";
        }
        if (versions.stream().allMatch(Version::unchanged)) {
            return "re";
        }
        return versions.size() > 3 ? "n3" : versions.size() > 1 ? "n2" : "";
    }

    private static String statuses(List<Version> versions) {
        List<Integer> known =
                versions.stream().map(Version::status).filter(s -> s > 0).distinct().toList();
        String text =
                known.stream()
                        .sorted()
                        .limit(STATUSES)
                        .map(String::valueOf)
                        .collect(Collectors.joining("/"));
        return known.size() > STATUSES ? text + "…" : text;
    }
}

package org.diancang.replay.reader.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diancang.replay.cdx.CountedCaptures;
import org.diancang.replay.reader.ReaderPath;
import org.jspecify.annotations.Nullable;

/**
 * A month as rows of seven days, Monday first.
 *
 * @param number 1 to 12
 * @param versions captured in it
 * @param weeks rows of seven; null where a cell is of another month
 */
public record CalendarMonth(int number, long versions, List<List<@Nullable Day>> weeks) {
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
            long versions,
            String look,
            String statuses,
            boolean unchanged) {}

    static CalendarMonth of(YearMonth month, Map<LocalDate, CountedCaptures.Day> days, String url) {
        List<List<@Nullable Day>> weeks = new ArrayList<>();
        List<@Nullable Day> week = new ArrayList<>();
        long versions = 0;
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            week.add(null);
        }
        for (int d = 1; d <= month.lengthOfMonth(); d++) {
            LocalDate date = month.atDay(d);
            CountedCaptures.Day counted = days.get(date);
            Day day = counted == null ? empty(date) : day(counted, url);
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

    private static Day empty(LocalDate date) {
        return new Day(date, CalendarPage.digits(date), "", 0, "", "", false);
    }

    private static Day day(CountedCaptures.Day counted, String url) {
        String digits = CalendarPage.digits(counted.date());
        return new Day(
                counted.date(),
                digits,
                ReaderPath.calendar(digits, url),
                counted.captures(),
                look(counted),
                statuses(counted.statuses()),
                counted.unchanged() == counted.captures());
    }

    private static String look(CountedCaptures.Day day) {
        long versions = day.captures();
        if (day.serverErrors() == versions) {
            return "e5";
        }
        if (day.serverErrors() + day.clientErrors() == versions) {
            return "e4";
        }
        if (day.unchanged() == versions) {
            return "re";
        }
        return versions > 3 ? "n3" : versions > 1 ? "n2" : "";
    }

    private static String statuses(List<Integer> known) {
        String text =
                known.stream()
                        .limit(STATUSES)
                        .map(String::valueOf)
                        .collect(Collectors.joining("/"));
        return known.size() > STATUSES ? text + "…" : text;
    }
}

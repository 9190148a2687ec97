package org.diancang.replay.reader.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A month as rows of seven days, Monday first.
 *
 * @param number 1 to 12
 * @param weeks rows of seven; null where a cell is of another month
 */
public record CalendarMonth(int number, List<List<@Nullable Day>> weeks) {

    /**
     * A day.
     *
     * @param date of it
     * @param link to the day's versions, or to its only one; empty where there is none
     * @param versions captured that day
     * @param look style class: by number of versions, or unchanged, or error
     * @param kind {@code normal}, {@code unchanged}, {@code e4}, {@code e5}
     */
    public record Day(LocalDate date, String link, int versions, String look, String kind) {}

    static CalendarMonth of(YearMonth month, Map<LocalDate, List<Version>> byDay, DayLinks links) {
        List<List<@Nullable Day>> weeks = new ArrayList<>();
        List<@Nullable Day> week = new ArrayList<>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            week.add(null);
        }
        for (int d = 1; d <= month.lengthOfMonth(); d++) {
            LocalDate date = month.atDay(d);
            week.add(day(date, byDay.getOrDefault(date, List.of()), links));
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
        return new CalendarMonth(month.getMonthValue(), weeks);
    }

    /** Where a day with several versions leads. */
    interface DayLinks {
        String of(LocalDate date);
    }

    private static Day day(LocalDate date, List<Version> versions, DayLinks links) {
        if (versions.isEmpty()) {
            return new Day(date, "", 0, "", "");
        }
        String link = versions.size() == 1 ? versions.getFirst().link() : links.of(date);
        String kind = kind(versions);
        String look =
                switch (kind) {
                    case "unchanged" -> "re";
                    case "e4", "e5" -> kind;
                    default -> versions.size() > 3 ? "n3" : versions.size() > 1 ? "n2" : "";
                };
        return new Day(date, link, versions.size(), look, kind);
    }

    private static String kind(List<Version> versions) {
        if (versions.stream().allMatch(v -> v.status() >= 500)) {
            return "e5";
        }
        if (versions.stream().allMatch(v -> v.status() >= 400)) {
            return "e4";
        }
        return versions.stream().allMatch(Version::unchanged) ? "unchanged" : "normal";
    }
}

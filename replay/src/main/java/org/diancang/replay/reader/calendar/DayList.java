package org.diancang.replay.reader.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.diancang.replay.reader.ReaderPath;

/**
 * The versions of one day, newest first; of a day with very many, those of one hour.
 *
 * @param date of the day
 * @param versions captured that day
 * @param hours to choose from, empty where all fit
 * @param rows versions of the day or the hour, unchanged ones folded
 * @param left rows that are left out even so
 */
public record DayList(LocalDate date, int versions, List<Hour> hours, List<Row> rows, int left) {
    /** Most rows that are shown. */
    static final int MOST = 40;

    /**
     * An hour that has versions.
     *
     * @param number 0 to 23
     * @param versions in it
     * @param shown whether it is the one that is shown
     * @param digits of its calendar address
     * @param link to it
     */
    public record Hour(int number, int versions, boolean shown, String digits, String link) {}

    /**
     * The list of a day.
     *
     * @param ofDay versions of it, oldest first, at least one
     * @param hour wanted, -1 for the latest
     */
    static DayList of(LocalDate date, List<Version> ofDay, int hour, String url) {
        List<Row> rows = Row.fold(ofDay);
        if (rows.size() <= MOST) {
            return new DayList(date, ofDay.size(), List.of(), rows, 0);
        }
        TreeMap<Integer, List<Version>> byHour =
                ofDay.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Version::hour, TreeMap::new, Collectors.toList()));
        int chosen = byHour.containsKey(hour) ? hour : byHour.lastKey();
        List<Hour> hours = new ArrayList<>();
        byHour.forEach(
                (number, versions) -> {
                    String digits = CalendarPage.digits(date) + "%02d".formatted(number);
                    hours.add(
                            new Hour(
                                    number,
                                    versions.size(),
                                    number == chosen,
                                    digits,
                                    ReaderPath.calendar(digits, url)));
                });
        List<Row> ofHour = Row.fold(byHour.getOrDefault(chosen, List.of()));
        return new DayList(
                date,
                ofDay.size(),
                List.copyOf(hours),
                ofHour.stream().limit(MOST).toList(),
                Math.max(0, ofHour.size() - MOST));
    }
}

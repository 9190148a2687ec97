package org.diancang.replay.reader.calendar;

import java.time.LocalDate;
import java.util.List;
import org.diancang.replay.cdx.CountedCaptures.DayShown;
import org.diancang.replay.reader.ReaderPath;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one day, newest first; of a day with very many, those of one hour, or so many up
 * to a second.
 *
 * @param date of the day
 * @param versions captured that day
 * @param hours to choose from, empty where all fit
 * @param rows versions of the day or the hour, unchanged ones folded
 * @param left rows that are left out even so
 * @param earlier where those are; null where there are none
 */
public record DayList(
        LocalDate date,
        long versions,
        List<Hour> hours,
        List<Row> rows,
        long left,
        @Nullable Place earlier) {

    /**
     * Part of a day.
     *
     * @param digits of its calendar address
     * @param link to it
     */
    public record Place(String digits, String link) {
        static Place of(String digits, String url) {
            return new Place(digits, ReaderPath.calendar(digits, url));
        }
    }

    /**
     * An hour that has versions.
     *
     * @param number 0 to 23
     * @param versions in it
     * @param shown whether it is the one that is shown
     * @param place of it
     */
    public record Hour(int number, long versions, boolean shown, Place place) {}

    /**
     * The list of a day.
     *
     * @param url of the calendar
     * @param captured that of its captures
     */
    static DayList of(DayShown day, String url, String captured) {
        String digits = CalendarPage.digits(day.date());
        return new DayList(
                day.date(),
                day.captures(),
                day.hours().stream()
                        .map(
                                hour ->
                                        new Hour(
                                                hour.hour(),
                                                hour.captures(),
                                                Integer.valueOf(hour.hour()).equals(day.hour()),
                                                Place.of(
                                                        digits + "%02d".formatted(hour.hour()),
                                                        url)))
                        .toList(),
                Row.of(day.rows(), captured),
                day.lines() - day.rows().size(),
                day.earlier() == null ? null : Place.of(day.earlier(), url));
    }
}

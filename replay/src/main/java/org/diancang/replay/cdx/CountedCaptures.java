package org.diancang.replay.cdx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The captures of a URL, counted; days are those of Beijing.
 *
 * @param url that of the latest capture
 * @param captures how many there are, 0 where there is none: then all else is absent
 * @param first of them
 * @param latest of them
 * @param years that have captures, the latest first
 * @param year the one that was asked for, or else the latest
 * @param day the one that was asked for, or else the latest of the month or year
 */
public record CountedCaptures(
        String url,
        long captures,
        Listed first,
        Listed latest,
        List<Year> years,
        YearShown year,
        DayShown day) {

    /** A year that has captures. */
    public record Year(int year, long captures) {}

    /**
     * A day that has captures.
     *
     * @param unchanged those that repeat the one before
     * @param changes those that don't, and are no errors
     * @param clientErrors status 400 to 499
     * @param serverErrors 500 and more
     * @param statuses what was answered, the four lowest
     */
    public record Day(
            LocalDate date,
            long captures,
            long unchanged,
            long changes,
            long clientErrors,
            long serverErrors,
            List<Integer> statuses) {}

    /**
     * The year that is shown.
     *
     * @param failedDays days on which every answer was an error
     * @param days that have captures, in their order
     * @param lines of the list of its captures
     * @param rows the last of those lines, the latest first
     */
    public record YearShown(
            int year, long failedDays, List<Day> days, long lines, List<Run> rows) {}

    /**
     * The day that is shown.
     *
     * @param hours that have captures, where there are too many lines for one list
     * @param hour whose lines are shown; null where they are not of one hour
     * @param lines of the list
     * @param rows the last of those lines, the latest first
     * @param earlier 14 digits with which those before are listed; null where there are none
     */
    public record DayShown(
            LocalDate date,
            long captures,
            List<Hour> hours,
            @Nullable Integer hour,
            long lines,
            List<Run> rows,
            @Nullable String earlier) {}

    /** An hour that has captures. */
    public record Hour(int hour, long captures) {}

    /**
     * A capture, or several one after the other that repeat an earlier one.
     *
     * @param last of them; null where there is one
     * @param repeats how many repeat an earlier one
     * @param sameAs when that was captured
     */
    public record Run(
            Listed first, @Nullable Listed last, long repeats, @Nullable Instant sameAs) {}

    /**
     * A capture.
     *
     * @param url as captured; null where it is that of the calendar
     * @param status 0 where there is none
     */
    public record Listed(Instant at, @Nullable String url, int status, String mime) {}
}

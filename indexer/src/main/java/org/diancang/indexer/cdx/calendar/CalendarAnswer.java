package org.diancang.indexer.cdx.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a URL; documented in {@code docs/cdx.md}.
 *
 * @param url that of the latest capture; where a capture names none, this is meant
 * @param captures how many there are
 * @param first of them; absent where there is none
 * @param latest of them
 * @param years that have captures, the latest first
 * @param year the one that is asked for, or else the latest
 * @param day the one that is asked for, or else the latest of the month or year
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CalendarAnswer(
        @Nullable String url,
        long captures,
        @Nullable Version first,
        @Nullable Version latest,
        List<Year> years,
        @Nullable YearShown year,
        @Nullable DayShown day) {

    /**
     * How many captures.
     *
     * @param unchanged those that repeat the one before
     * @param changes those that don't, and are no errors
     * @param clientErrors status 400 to 499
     * @param serverErrors 500 and more
     */
    record Counted(
            long captures,
            long unchanged,
            long changes,
            long ok,
            long redirects,
            long clientErrors,
            long serverErrors) {}

    /** A year. */
    record Year(int year, @JsonUnwrapped Counted counted) {}

    /**
     * A day.
     *
     * @param statuses what was answered, the four lowest
     */
    record Day(LocalDate date, @JsonUnwrapped Counted counted, List<Integer> statuses) {}

    /**
     * The year that is shown.
     *
     * @param failedDays days on which every answer was an error
     * @param days that have captures, in their order
     * @param lines of the list of its captures
     * @param rows the last of those lines, the latest first
     */
    record YearShown(int year, long failedDays, List<Day> days, long lines, List<Row> rows) {}

    /**
     * The day that is shown.
     *
     * @param hours that have captures, where there are too many lines for one list
     * @param hour whose lines are shown, absent where they are not of one hour
     * @param lines of the list
     * @param rows the last of those lines, the latest first
     * @param earlier what {@code at} lists those before with; absent where there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DayShown(
            LocalDate date,
            long captures,
            List<Hour> hours,
            @Nullable Integer hour,
            long lines,
            List<Row> rows,
            @Nullable String earlier) {}

    /** An hour that has captures. */
    record Hour(int hour, long captures) {}

    /**
     * A line of a list.
     *
     * @param last of the run; absent where the line is of one capture
     * @param repeats captures of the run, 0 where this is one of its own
     * @param sameAs when the capture was made that they repeat
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(Version first, @Nullable Version last, long repeats, @Nullable Instant sameAs) {}

    /**
     * A capture.
     *
     * @param url as captured, absent where it is that of the calendar
     * @param status 0 where there is none
     * @param mime media type as the index has it, {@code -} where unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(Instant at, @Nullable String url, int status, String mime) {}
}

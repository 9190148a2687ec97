package org.diancang.indexer.cdx.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.diancang.indexer.cdx.CaptureKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes a calendar of captures that come oldest first, in one pass: the years are counted, and of
 * the year and day that answer best so far the days and lines are kept. Used by one thread.
 */
final class Counting implements Repeats.Taker {
    /** Most lines of a year that are listed. */
    private static final int LISTED = 60;

    private final CalendarQuestion question;
    private final ZoneDays days;
    private final List<CountedTime<Integer>> years = new ArrayList<>();
    private LocalDate today = LocalDate.MIN;
    private @Nullable YearList year;
    private @Nullable DayList day;
    private boolean inYear;
    private boolean inDay;
    private @Nullable Capture first;
    private long lastTime;
    private @Nullable CaptureKind lastKind;
    private long captures;

    /** What was counted of a day or year. */
    private record CountedTime<T>(T time, Counts counts) {}

    /** What is kept of a year. */
    private record YearList(int number, List<CountedTime<LocalDate>> days, FoldedRows rows) {}

    Counting(CalendarQuestion question) {
        this.question = question;
        this.days = new ZoneDays(question.zone());
    }

    @Override
    public void take(long time, CaptureKind kind, boolean unchanged, long original) {
        LocalDate date = days.day(time);
        if (!date.equals(today)) {
            begin(date);
            today = date;
        }
        captures++;
        lastTime = time;
        lastKind = kind;
        if (first == null) {
            first = new Capture(time, kind, null);
        }
        years.getLast().counts().add(kind, unchanged);
        if (inYear && year != null) {
            var capture = new Capture(time, kind, unchanged ? (Long) original : null);
            year.days().getLast().counts().add(kind, unchanged);
            year.rows().add(capture);
            if (inDay && day != null) {
                day.add(capture);
            }
        }
    }

    private void begin(LocalDate date) {
        int number = date.getYear();
        if (years.isEmpty() || years.getLast().time() != number) {
            years.add(new CountedTime<>(number, new Counts()));
            inYear = year == null || question.fits(number) >= question.fits(year.number());
            if (inYear) {
                year = new YearList(number, new ArrayList<>(), new FoldedRows(LISTED));
                day = null;
            }
        }
        if (inYear && year != null) {
            year.days().add(new CountedTime<>(date, new Counts()));
            inDay = day == null || question.fits(date) >= question.fits(day.date());
            if (inDay) {
                day = new DayList(question, date, days);
            }
        }
    }

    /** The calendar of all that were told of. */
    CalendarAnswer answer() {
        if (first == null || lastKind == null || year == null || day == null) {
            return new CalendarAnswer(null, 0, null, null, List.of(), null, null);
        }
        var written = new Written(lastKind.url());
        return new CalendarAnswer(
                lastKind.url(),
                captures,
                written.version(first),
                written.version(new Capture(lastTime, lastKind, null)),
                years.reversed().stream()
                        .map(one -> new CalendarAnswer.Year(one.time(), one.counts().counted()))
                        .toList(),
                shown(year, written),
                day.shown(written));
    }

    private static CalendarAnswer.YearShown shown(YearList year, Written written) {
        return new CalendarAnswer.YearShown(
                year.number(),
                year.days().stream().filter(one -> one.counts().allFailed()).count(),
                year.days().stream()
                        .map(
                                one ->
                                        new CalendarAnswer.Day(
                                                one.time(),
                                                one.counts().counted(),
                                                one.counts().statuses()))
                        .toList(),
                year.rows().all(),
                written.rows(year.rows().newestFirst()));
    }
}

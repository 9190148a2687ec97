package org.diancang.indexer.cdx.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.diancang.indexer.cdx.CaptureKind;
import org.diancang.indexer.cdx.history.CaptureVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Makes a calendar of captures that come oldest first, in one pass: the years are counted, and of
 * the year and day that answer best so far the days and lines are kept. Used by one thread.
 */
final class Counting implements Repeats.Taker {
    /** Most lines of a year that are listed. */
    private static final int LISTED = 60;

    private final CalendarQuestion question;
    private final boolean hears;
    private final ZoneDays days;
    private final List<CountedTime<Integer>> years = new ArrayList<>();
    private LocalDate today = LocalDate.MIN;
    private @Nullable YearList year;
    private @Nullable DayList day;
    private Counts thisYear = new Counts();
    private Counts thisDay = new Counts();
    private int latestYear = Integer.MIN_VALUE;
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

    private Counting(CalendarQuestion question, boolean hears) {
        this.question = question;
        this.hears = hears;
        this.days = new ZoneDays(question.zone());
    }

    /**
     * The calendar.
     *
     * @param each tells of all captures
     */
    static CalendarAnswer of(CalendarQuestion question, Consumer<CaptureVisitor> each) {
        var counting = new Counting(question, true);
        each.accept(new Repeats(counting));
        if (counting.captures > 0 && counting.year == null) {
            // All of the latest year is hidden, and others were passed over for it.
            counting = new Counting(question, false);
            each.accept(new Repeats(counting));
        }
        return counting.answer();
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
        thisYear.add(kind, unchanged);
        if (inYear && year != null) {
            var capture = new Capture(time, kind, unchanged ? (Long) original : null);
            thisDay.add(kind, unchanged);
            year.rows().add(capture);
            if (inDay && day != null) {
                day.add(capture);
            }
        }
    }

    private void begin(LocalDate date) {
        int number = date.getYear();
        if (years.isEmpty() || years.getLast().time() != number) {
            thisYear = new Counts();
            years.add(new CountedTime<>(number, thisYear));
            inYear = mayBeShown(number);
            if (inYear) {
                year = new YearList(number, new ArrayList<>(), new FoldedRows(LISTED));
                day = null;
            }
        }
        if (inYear && year != null) {
            thisDay = new Counts();
            year.days().add(new CountedTime<>(date, thisDay));
            inDay = day == null || question.fits(date) >= question.fits(day.date());
            if (inDay) {
                day = new DayList(question, date, days);
            }
        }
    }

    /** Years of which nothing can be shown in the end need not be kept. */
    private boolean mayBeShown(int number) {
        int fits = question.fits(number);
        return fits > 0
                || (number >= latestYear && (year == null || question.fits(year.number()) == 0));
    }

    @Override
    public void noneAfter(long time) {
        latestYear = !hears || time == 0 ? Integer.MIN_VALUE : days.day(time).getYear();
    }

    /** The calendar of all that were told of. */
    private CalendarAnswer answer() {
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

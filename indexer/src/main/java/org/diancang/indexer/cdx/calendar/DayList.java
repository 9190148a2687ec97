package org.diancang.indexer.cdx.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Lists the captures of a day; of a day with very many, those of one hour, or up to a second. */
final class DayList {
    /** Most lines that are listed. */
    private static final int MOST = 40;

    private final CalendarQuestion question;
    private final LocalDate date;
    private final ZoneDays days;
    private final long[] hours = new long[24];
    private final FoldedRows whole = new FoldedRows(MOST + 1);
    private final FoldedRows upTo = new FoldedRows(MOST + 1);
    private FoldedRows ofHour = new FoldedRows(MOST + 1);
    private int hour = -1;
    private long captures;

    DayList(CalendarQuestion question, LocalDate date, ZoneDays days) {
        this.question = question;
        this.date = date;
        this.days = days;
    }

    LocalDate date() {
        return date;
    }

    void add(Capture capture) {
        int now = days.hour(capture.time());
        hours[now]++;
        captures++;
        whole.add(capture);
        if (capture.time() <= question.until()) {
            upTo.add(capture);
        }
        if (hour < 0 || (now != hour && question.fits(date, now) >= question.fits(date, hour))) {
            hour = now;
            ofHour = new FoldedRows(MOST + 1);
        }
        if (now == hour) {
            ofHour.add(capture);
        }
    }

    /** The list. */
    CalendarAnswer.DayShown shown(Written written) {
        boolean paged = question.until() != Long.MAX_VALUE && question.fits(date) == 8;
        boolean byHour = whole.all() > MOST;
        FoldedRows shown = paged ? upTo : byHour ? ofHour : whole;
        List<FoldedRows.Row> rows = shown.newestFirst();
        return new CalendarAnswer.DayShown(
                date,
                captures,
                byHour ? hours() : List.of(),
                byHour && !paged ? (Integer) hour : null,
                shown.all(),
                written.rows(rows.stream().limit(MOST).toList()),
                rows.size() > MOST
                        ? written.digits(earlier(rows.getLast().last().time()), question.zone())
                        : null);
    }

    /** Goes on in any case, though a second may have more lines than are listed. */
    private long earlier(long next) {
        return next < question.until() ? next : Written.before(question.until());
    }

    private List<CalendarAnswer.Hour> hours() {
        List<CalendarAnswer.Hour> filled = new ArrayList<>();
        for (int i = 0; i < hours.length; i++) {
            if (hours[i] > 0) {
                filled.add(new CalendarAnswer.Hour(i, hours[i]));
            }
        }
        return filled;
    }
}

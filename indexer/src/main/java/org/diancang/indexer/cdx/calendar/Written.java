package org.diancang.indexer.cdx.calendar;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.diancang.indexer.cdx.history.CaptureTime;

/**
 * Writes captures into an answer.
 *
 * @param url that needs not be repeated
 */
record Written(String url) {
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    List<CalendarAnswer.Row> rows(List<FoldedRows.Row> rows) {
        return rows.stream().map(this::row).toList();
    }

    private CalendarAnswer.Row row(FoldedRows.Row row) {
        Long sameAs = row.first().sameAs();
        return new CalendarAnswer.Row(
                version(row.first()),
                row.first() == row.last() ? null : version(row.last()),
                row.repeats(),
                sameAs == null ? null : CaptureTime.instant(sameAs));
    }

    CalendarAnswer.Version version(Capture capture) {
        String own = capture.kind().url();
        String mime = capture.kind().mime();
        return new CalendarAnswer.Version(
                CaptureTime.instant(capture.time()),
                own.equals(url) ? null : own,
                capture.kind().status(),
                mime == null ? "-" : mime);
    }

    /** The 14 digits of a time in a zone. */
    String digits(long time, ZoneId zone) {
        return DIGITS.format(CaptureTime.instant(time).atZone(zone));
    }

    /** The second before a time. */
    static long before(long time) {
        return CaptureTime.of(CaptureTime.instant(time).minusSeconds(1));
    }
}

package org.diancang.indexer.cdx.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.cdx.StoredLine;

/** Counts the lines of a search one by one, in the plainest way. */
final class NaiveCalendar {
    private NaiveCalendar() {}

    record One(Instant at, String url, int status, String mime, boolean unchanged, Instant sameAs) {
        LocalDate day(ZoneId zone) {
            return at.atZone(zone).toLocalDate();
        }
    }

    record Row(Instant first, Instant last, int repeats, Instant sameAs) {}

    static List<One> read(List<StoredLine> lines) {
        List<One> all = new ArrayList<>();
        CdxLine before = null;
        Instant same = null;
        for (StoredLine stored : lines) {
            Instant at = CdxTimestamp.earliest(stored.timestamp());
            if (!CdxTimestamp.of(at).equals(stored.timestamp())) {
                continue;
            }
            CdxLine line = stored.line().orElseThrow();
            boolean unchanged = before != null && repeats(line, before);
            if (!unchanged) {
                same = at;
            }
            all.add(
                    new One(
                            at,
                            line.url(),
                            status(line),
                            line.mime() == null ? "-" : line.mime(),
                            unchanged,
                            unchanged ? same : null));
            before = line;
        }
        return all;
    }

    private static int status(CdxLine line) {
        return line.status() == null ? 0 : line.status();
    }

    private static boolean repeats(CdxLine line, CdxLine before) {
        if (digest(line).isEmpty()) {
            return line.isRevisit();
        }
        return digest(line).equals(digest(before))
                && (status(line) == status(before) || line.isRevisit() || before.isRevisit());
    }

    private static String digest(CdxLine line) {
        String digest = line.digest();
        if (digest == null || digest.isEmpty() || digest.equals("-")) {
            return "";
        }
        return digest.indexOf(':') < 0 ? "sha1:" + digest : digest;
    }

    static CalendarAnswer.Counted counted(List<One> some) {
        return new CalendarAnswer.Counted(
                some.size(),
                some.stream().filter(One::unchanged).count(),
                some.stream().filter(one -> !one.unchanged() && one.status() < 400).count(),
                between(some, 200, 300),
                between(some, 300, 400),
                between(some, 400, 500),
                between(some, 500, Integer.MAX_VALUE));
    }

    private static long between(List<One> some, int from, int to) {
        return some.stream().filter(one -> one.status() >= from && one.status() < to).count();
    }

    static List<CalendarAnswer.Year> years(List<One> all, ZoneId zone) {
        return all.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> one.day(zone).getYear(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(year -> new CalendarAnswer.Year(year.getKey(), counted(year.getValue())))
                .sorted(Comparator.comparingInt(year -> -year.year()))
                .toList();
    }

    static List<CalendarAnswer.Day> days(List<One> ofYear, ZoneId zone) {
        return ofYear.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> one.day(zone), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(
                        day ->
                                new CalendarAnswer.Day(
                                        day.getKey(),
                                        counted(day.getValue()),
                                        day.getValue().stream()
                                                .map(One::status)
                                                .filter(status -> status > 0)
                                                .distinct()
                                                .sorted()
                                                .limit(4)
                                                .toList()))
                .toList();
    }

    static List<Row> rows(List<One> oldestFirst) {
        List<Row> rows = new ArrayList<>();
        for (One one : oldestFirst) {
            Row last = rows.isEmpty() ? null : rows.getLast();
            if (one.unchanged() && last != null && last.repeats() > 0) {
                rows.set(
                        rows.size() - 1,
                        new Row(last.first(), one.at(), last.repeats() + 1, last.sameAs()));
            } else {
                rows.add(new Row(one.at(), one.at(), one.unchanged() ? 1 : 0, one.sameAs()));
            }
        }
        return rows.reversed();
    }

    static List<Row> rowsOf(List<CalendarAnswer.Row> rows) {
        return rows.stream()
                .map(
                        row ->
                                new Row(
                                        row.first().at(),
                                        row.last() == null ? row.first().at() : row.last().at(),
                                        (int) row.repeats(),
                                        row.sameAs()))
                .toList();
    }
}

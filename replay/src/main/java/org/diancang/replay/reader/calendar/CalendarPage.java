package org.diancang.replay.reader.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diancang.replay.address.ArchivedUrl;
import org.diancang.replay.cdx.CdxLine;
import org.diancang.replay.cdx.CdxServer;
import org.diancang.replay.reader.ReaderPath;

/**
 * The calendar of a URL, made ready for the template.
 *
 * @param url it is about
 * @param total versions in all
 * @param more whether there are more than are listed
 * @param first first version
 * @param latest latest version
 * @param years newest first
 * @param year that is shown
 * @param months of that year, January first
 * @param days days of that year that have versions
 * @param shown versions of that year, newest first, not more than {@link #LISTED}
 * @param day that is shown beside, the latest of the year unless one was asked for
 * @param ofDay its versions
 */
public record CalendarPage(
        String url,
        int total,
        boolean more,
        Version first,
        Version latest,
        List<Year> years,
        Year year,
        List<CalendarMonth> months,
        int days,
        List<Version> shown,
        LocalDate day,
        List<Version> ofDay) {
    /** Most versions in the list of a year: a page stays small. */
    static final int LISTED = 200;

    private static final int BAR = 46;

    /**
     * A year.
     *
     * @param number of it
     * @param count versions in it
     * @param top of its bar in the strip, pixels
     * @param height of its bar
     * @param link to its calendar
     */
    public record Year(int number, int count, int top, int height, String link) {}

    /** The calendar of captures, which must not be empty, oldest first. */
    static CalendarPage of(ArchivedUrl url, List<CdxLine> lines, String digits) {
        List<Version> versions = versions(lines);
        TreeMap<Integer, List<Version>> byYear =
                versions.stream()
                        .collect(
                                Collectors.groupingBy(
                                        v -> v.date().getYear(),
                                        TreeMap::new,
                                        Collectors.toList()));
        int chosen =
                digits.length() >= 4 && byYear.containsKey(Integer.parseInt(digits.substring(0, 4)))
                        ? Integer.parseInt(digits.substring(0, 4))
                        : byYear.lastKey();
        int most = byYear.values().stream().mapToInt(List::size).max().orElse(1);
        List<Year> years =
                byYear.descendingMap().entrySet().stream()
                        .map(e -> year(url, e.getKey(), e.getValue().size(), most))
                        .toList();
        List<Version> ofYear = byYear.getOrDefault(chosen, List.of());
        TreeMap<LocalDate, List<Version>> byDay =
                ofYear.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Version::date, TreeMap::new, Collectors.toList()));
        LocalDate day = day(digits, byDay);
        return new CalendarPage(
                url.value(),
                versions.size(),
                versions.size() >= CdxServer.MOST_VERSIONS,
                versions.getFirst(),
                versions.getLast(),
                years,
                year(url, chosen, ofYear.size(), most),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(
                                m ->
                                        CalendarMonth.of(
                                                YearMonth.of(chosen, m),
                                                byDay,
                                                date ->
                                                        ReaderPath.calendar(
                                                                date.toString().replace("-", ""),
                                                                url.value())))
                        .toList(),
                byDay.size(),
                ofYear.reversed().stream().limit(LISTED).toList(),
                day,
                byDay.getOrDefault(day, List.of()));
    }

    private static Year year(ArchivedUrl url, int number, int count, int most) {
        int height = Math.max(2, Math.round((float) BAR * count / most));
        return new Year(
                number,
                count,
                BAR - height,
                height,
                ReaderPath.calendar(Integer.toString(number), url.value()));
    }

    private static LocalDate day(String digits, TreeMap<LocalDate, List<Version>> byDay) {
        Map<String, LocalDate> known =
                byDay.keySet().stream()
                        .collect(Collectors.toMap(d -> d.toString().replace("-", ""), d -> d));
        return known.getOrDefault(digits, byDay.lastKey());
    }

    private static List<Version> versions(List<CdxLine> lines) {
        List<Version> versions = new ArrayList<>(lines.size());
        String before = "";
        for (CdxLine line : lines) {
            boolean same = !line.digest().isEmpty() && line.digest().equals(before);
            versions.add(
                    new Version(
                            line.capturedAt(),
                            ReaderPath.frame(line.timestamp(), line.url()),
                            line.status(),
                            line.mime(),
                            same));
            before = line.digest();
        }
        return versions;
    }
}

package org.diancang.indexer.fulltext.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a page with many captures tells of those of one month that are alike in all but their time;
 * they themselves are in a {@link Shelf}.
 *
 * @param shelf month that they were made in
 * @param capturedAt times of the first and the last
 * @param days times of the first and the last of each day, but for those two, in order. So whether
 *     there are any within a time is told exactly where its bounds are of different days, or one is
 *     missing. Searches don't read them back.
 * @param siteId site that they belong to
 * @param libraryId library that owns the site
 * @param status HTTP status where they have one
 * @param year calendar year, in UTC
 * @param count how many they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaptureGroup(
        String shelf,
        List<Instant> capturedAt,
        List<Instant> days,
        UUID siteId,
        UUID libraryId,
        @Nullable Integer status,
        int year,
        int count) {
    private static final Comparator<CaptureGroup> ORDER =
            Comparator.comparing(CaptureGroup::shelf)
                    .thenComparing(CaptureGroup::first)
                    .thenComparing(CaptureGroup::siteId)
                    .thenComparing(CaptureGroup::libraryId)
                    .thenComparing(group -> String.valueOf(group.status()));

    public CaptureGroup {
        capturedAt = List.copyOf(capturedAt);
        days = days == null ? List.of() : List.copyOf(days);
        if (capturedAt.isEmpty() || count < 1) {
            throw new IllegalArgumentException("no capture in a group of " + shelf);
        }
    }

    /** When the first of them was made. */
    public Instant first() {
        return capturedAt.getFirst();
    }

    /** When the last of them was made. */
    public Instant last() {
        return capturedAt.getLast();
    }

    /** What its captures have in common. */
    public CaptureTraits traits() {
        return new CaptureTraits(siteId, libraryId, status, year);
    }

    /** The groups that captures of one shelf make. */
    static List<CaptureGroup> of(String shelf, Collection<PageCapture> captures) {
        Map<CaptureTraits, List<PageCapture>> alike = new LinkedHashMap<>();
        for (PageCapture one : captures) {
            alike.computeIfAbsent(one.traits(), _ -> new ArrayList<>()).add(one);
        }
        return sorted(
                alike.entrySet().stream()
                        .map(group -> of(shelf, group.getKey(), group.getValue()))
                        .toList());
    }

    private static CaptureGroup of(String shelf, CaptureTraits alike, List<PageCapture> captures) {
        List<Instant> times = firstAndLastOfDays(captures);
        Instant first = times.getFirst();
        Instant last = times.getLast();
        return new CaptureGroup(
                shelf,
                first.equals(last) ? List.of(first) : List.of(first, last),
                times.subList(1, Math.max(1, times.size() - 1)),
                alike.siteId(),
                alike.libraryId(),
                alike.status(),
                alike.year(),
                captures.size());
    }

    static List<CaptureGroup> sorted(Collection<CaptureGroup> groups) {
        return groups.stream().sorted(ORDER).toList();
    }

    private static List<Instant> firstAndLastOfDays(List<PageCapture> captures) {
        Map<LocalDate, TreeSet<Instant>> days = new TreeMap<>();
        for (PageCapture one : captures) {
            days.computeIfAbsent(
                            LocalDate.ofInstant(one.capturedAt(), ZoneOffset.UTC),
                            _ -> new TreeSet<>())
                    .add(one.capturedAt());
        }
        TreeSet<Instant> times = new TreeSet<>();
        for (TreeSet<Instant> day : days.values()) {
            times.add(day.first());
            times.add(day.last());
        }
        return List.copyOf(times);
    }
}

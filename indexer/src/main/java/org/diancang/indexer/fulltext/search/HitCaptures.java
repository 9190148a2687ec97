package org.diancang.indexer.fulltext.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diancang.indexer.VisibleRegions.Region;
import org.diancang.indexer.VisibleRegions.Span;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import org.diancang.indexer.fulltext.store.CaptureGroup;
import org.diancang.indexer.fulltext.store.PageCapture;
import org.diancang.indexer.fulltext.store.PageId;
import org.diancang.indexer.fulltext.store.Shelves;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which captures of a hit the query means and the reader may see. Of a page whose captures lie on
 * shelves only those are read of which some are meant and some are not, and the newest.
 */
final class HitCaptures {
    private final Shelves shelves;
    private final JsonMapper json = JsonMapper.shared();

    HitCaptures(Shelves shelves) {
        this.shelves = shelves;
    }

    /**
     * Captures that are meant.
     *
     * @param newest newest first, {@value SearchAnswer.Hit#MAX_CAPTURES} at most
     * @param count how many there are
     * @param first when the first was made
     * @param last when the last was made
     */
    record Meant(List<PageCapture> newest, int count, Instant first, Instant last) {}

    /** Reads the entries of a page; at least one capture is meant, else it were no hit. */
    Meant of(PageId page, JsonNode entries, SearchQuery query, Region region) {
        List<Span> times = query.expression().time().within(region.shown());
        List<PageCapture> captures = new ArrayList<>();
        Map<String, List<CaptureGroup>> months = new TreeMap<>();
        for (JsonNode entry : entries) {
            if (entry.has("shelf")) {
                CaptureGroup group = json.treeToValue(entry, CaptureGroup.class);
                if (query.allows(group.traits())) {
                    months.computeIfAbsent(group.shelf(), _ -> new ArrayList<>()).add(group);
                }
            } else {
                captures.add(json.treeToValue(entry, PageCapture.class));
            }
        }
        return months.isEmpty()
                ? meant(meant(captures, query, times))
                : ofShelves(page, months, query, times);
    }

    private Meant ofShelves(
            PageId page,
            Map<String, List<CaptureGroup>> months,
            SearchQuery query,
            List<Span> times) {
        Set<String> read = new TreeSet<>();
        List<CaptureGroup> whole = new ArrayList<>();
        months.forEach(
                (month, groups) -> {
                    if (groups.stream().allMatch(group -> isWithin(group, times))) {
                        whole.addAll(groups);
                    } else if (groups.stream().anyMatch(group -> touches(group, times))) {
                        read.add(month);
                    }
                });
        newestMonths(whole, read);
        List<PageCapture> captures = meant(shelves.read(page, read), query, times);
        whole.removeIf(group -> read.contains(group.shelf()));
        List<Instant> bounds = new ArrayList<>();
        whole.forEach(group -> bounds.addAll(List.of(group.first(), group.last())));
        captures.forEach(capture -> bounds.add(capture.capturedAt()));
        if (bounds.isEmpty()) {
            // They were taken off their shelf after the page was found.
            months.values().forEach(all -> all.forEach(group -> bounds.add(group.last())));
        }
        bounds.sort(null);
        return new Meant(
                newest(captures),
                captures.size() + whole.stream().mapToInt(CaptureGroup::count).sum(),
                bounds.getFirst(),
                bounds.getLast());
    }

    /** Adds months until those that are wholly meant have as many captures as a hit lists. */
    private static void newestMonths(List<CaptureGroup> whole, Set<String> read) {
        int listed = 0;
        String month = "";
        for (CaptureGroup group : whole.reversed()) {
            if (listed >= Hit.MAX_CAPTURES && !group.shelf().equals(month)) {
                return;
            }
            month = group.shelf();
            read.add(month);
            listed += group.count();
        }
    }

    private static boolean isWithin(CaptureGroup group, List<Span> times) {
        return times.stream().anyMatch(time -> time.has(group.first()) && time.has(group.last()));
    }

    private static boolean touches(CaptureGroup group, List<Span> times) {
        return times.stream()
                .anyMatch(
                        time ->
                                (time.from() == null || !group.last().isBefore(time.from()))
                                        && (time.before() == null
                                                || group.first().isBefore(time.before())));
    }

    private static List<PageCapture> meant(
            Collection<PageCapture> captures, SearchQuery query, List<Span> times) {
        return captures.stream()
                .filter(one -> query.allows(one.traits()))
                .filter(one -> times.stream().anyMatch(time -> time.has(one.capturedAt())))
                .toList();
    }

    private static Meant meant(List<PageCapture> captures) {
        List<PageCapture> sorted = captures.stream().sorted(PageCapture.BY_TIME).toList();
        return new Meant(
                newest(captures),
                captures.size(),
                sorted.getFirst().capturedAt(),
                sorted.getLast().capturedAt());
    }

    private static List<PageCapture> newest(List<PageCapture> captures) {
        return captures.stream()
                .sorted(PageCapture.BY_TIME.reversed())
                .limit(Hit.MAX_CAPTURES)
                .toList();
    }
}

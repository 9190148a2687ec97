package org.diancang.replay.reader.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hits of each year as bars, from the first year to the last, with those in between that have none.
 * Lengths are in the units of the picture.
 *
 * @param width of the picture
 * @param bars in order
 */
record YearBars(int width, List<Bar> bars) {
    /** Height of the highest bar. */
    static final int HIGHEST = 60;

    private static final int STEP = 40;
    private static final int MOST_YEARS = 60;

    /**
     * A year.
     *
     * @param link where the search is narrowed to it, or widened again
     * @param on whether it is chosen
     * @param x of its left edge
     * @param y of its upper edge
     */
    record Bar(String year, long count, String link, boolean on, int x, int y, int height) {}

    /** The bars of the years that a search counts; none where there are fewer than two. */
    static YearBars of(List<SearchPage.Choice> years) {
        Map<Integer, SearchPage.Choice> counted =
                years.stream()
                        .filter(choice -> choice.value().matches("[0-9]{4}"))
                        .collect(
                                Collectors.toMap(
                                        choice -> Integer.valueOf(choice.value()),
                                        choice -> choice,
                                        (a, _) -> a,
                                        TreeMap::new));
        if (counted.size() < 2) {
            return new YearBars(0, List.of());
        }
        int last = counted.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
        int first =
                Math.max(
                        counted.keySet().stream().min(Comparator.naturalOrder()).orElseThrow(),
                        last - MOST_YEARS + 1);
        long most = counted.values().stream().mapToLong(SearchPage.Choice::count).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            SearchPage.Choice choice = counted.get(year);
            if (choice != null) {
                int height = (int) Math.max(1, HIGHEST * choice.count() / Math.max(1, most));
                bars.add(
                        new Bar(
                                choice.value(),
                                choice.count(),
                                choice.link(),
                                choice.on(),
                                (year - first) * STEP,
                                HIGHEST - height,
                                height));
            }
        }
        return new YearBars((last - first + 1) * STEP, List.copyOf(bars));
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }
}

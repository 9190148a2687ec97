package org.diancang.replay.reader.explore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Pages of each year by type.
 *
 * @param counted by year, then by type
 * @param types that occur, in order
 */
record TypesByYear(TreeMap<Integer, Map<String, Long>> counted, List<String> types) {
    private static final List<String> COLOURS = List.of("h3", "brand", "h1", "ink-3", "h2");

    static TypesByYear of(Map<Integer, Map<String, Long>> counted) {
        return new TypesByYear(
                new TreeMap<>(counted),
                List.copyOf(
                        counted.values().stream()
                                .map(Map::keySet)
                                .flatMap(Collection::stream)
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** Pages of a year, in the order of types. */
    List<Long> of(int year) {
        Map<String, Long> found = counted.getOrDefault(year, Map.of());
        return types.stream().map(type -> found.getOrDefault(type, 0L)).toList();
    }

    /** Bars that stand on one another. */
    Chart chart(String aria, UnaryOperator<String> typeName) {
        List<Integer> years = YearSpan.of(counted.keySet());
        List<Chart.Series> series = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            int place = i;
            series.add(
                    new Chart.Series(
                            typeName.apply(types.get(i)),
                            years.stream().map(year -> of(year).get(place).doubleValue()).toList(),
                            "bar",
                            COLOURS.get(i % COLOURS.size()),
                            "types",
                            null,
                            null));
        }
        return new Chart(years.stream().map(String::valueOf).toList(), series, "", aria);
    }
}

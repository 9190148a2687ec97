package org.diancang.bench;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/**
 * In which order crawls of several libraries began, beside the order where libraries take turns as
 * long as they have any left. A library that must wait for others has a mean place behind its own
 * in that order.
 *
 * @param mean mean place, by library; the first place is 1
 * @param ideal mean place where libraries take turns
 */
record Fairness(Map<Integer, Double> mean, Map<Integer, Double> ideal) {
    /** One crawl's beginning. */
    record Start(int library, Instant at) {}

    Fairness {
        mean = Map.copyOf(mean);
        ideal = Map.copyOf(ideal);
    }

    static Fairness of(List<Start> starts) {
        List<Integer> order =
                starts.stream()
                        .sorted(Comparator.comparing(Start::at))
                        .map(Start::library)
                        .toList();
        return new Fairness(places(order), places(inTurn(order)));
    }

    private static List<Integer> inTurn(List<Integer> order) {
        Map<Integer, Integer> left = new TreeMap<>();
        order.forEach(library -> left.merge(library, 1, Integer::sum));
        Queue<Integer> turns = new ArrayDeque<>(left.keySet());
        List<Integer> ideal = new ArrayList<>();
        while (!turns.isEmpty()) {
            int library = turns.remove();
            ideal.add(library);
            if (left.merge(library, -1, Integer::sum) > 0) {
                turns.add(library);
            }
        }
        return ideal;
    }

    private static Map<Integer, Double> places(List<Integer> order) {
        Map<Integer, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < order.size(); i++) {
            places.computeIfAbsent(order.get(i), l -> new ArrayList<>()).add(i + 1);
        }
        Map<Integer, Double> means = new TreeMap<>();
        places.forEach(
                (library, of) ->
                        means.put(
                                library,
                                of.stream().mapToInt(Integer::intValue).average().orElseThrow()));
        return means;
    }

    /** How much later than in its turn the library came that waited longest, as a ratio. */
    double worst() {
        return mean.entrySet().stream()
                .mapToDouble(place -> place.getValue() / inTurn(place.getKey()))
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private double inTurn(int library) {
        return ideal.getOrDefault(library, Double.NaN);
    }

    /** A line for each library. */
    List<String> lines() {
        return mean.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                        place ->
                                "library %d: mean place %.1f, %.1f where all take turns"
                                        .formatted(
                                                place.getKey() + 1,
                                                place.getValue(),
                                                inTurn(place.getKey())))
                .toList();
    }
}

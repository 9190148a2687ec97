package org.diancang.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What was measured of ours and of a reference, by turns. */
public final class Pairs {
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    public void ours(double value) {
        ours.add(value);
    }

    public void theirs(double value) {
        theirs.add(value);
    }

    /** Whether ours and theirs were measured equally often, and at least once. */
    public boolean isComplete() {
        return !ours.isEmpty() && ours.size() == theirs.size();
    }

    public double median() {
        return median(ours);
    }

    /** The latest of ours; a dash where there is none. */
    public String lastOfOurs() {
        return last(ours);
    }

    /** The latest of theirs; a dash where there is none. */
    public String lastOfTheirs() {
        return last(theirs);
    }

    private static String last(List<Double> values) {
        return values.isEmpty() ? "-" : "%.0f".formatted(values.getLast());
    }

    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty()
                ? Double.NaN
                : (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /** Ours alone: median and spread. */
    public String oursAlone() {
        return spread(ours, "%.0f");
    }

    /**
     * The medians against each other.
     *
     * @param note what was measured
     */
    public Figure figure(String name, String unit, double bar, boolean lowerIsBetter, String note) {
        return new Figure(
                name,
                median(ours),
                median(theirs),
                unit,
                bar,
                lowerIsBetter,
                "%s; ratios of %d pairs %s".formatted(note, ours.size(), spread(ratios(), "%.2f")));
    }

    private List<Double> ratios() {
        return IntStream.range(0, ours.size()).mapToObj(i -> ours.get(i) / theirs.get(i)).toList();
    }

    private static String spread(List<Double> values, String form) {
        return (form + " (" + form + " to " + form + ")")
                .formatted(
                        median(values),
                        values.stream().mapToDouble(v -> v).min().orElse(Double.NaN),
                        values.stream().mapToDouble(v -> v).max().orElse(Double.NaN));
    }
}

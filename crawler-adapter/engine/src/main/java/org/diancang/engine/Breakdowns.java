package org.diancang.engine;

import java.util.Comparator;
import java.util.List;
import org.diancang.events.CrawlSnapshot.Breakdown;
import org.diancang.events.CrawlSnapshot.Part;

/** Cuts long tables down to their largest parts. */
final class Breakdowns {
    private static final int LONGEST_NAME = 200;

    private Breakdowns() {}

    /** The largest parts, most URLs first, and the sum of the rest. */
    static Breakdown largest(List<Part> parts, int most) {
        List<Part> sorted =
                parts.stream()
                        .sorted(
                                Comparator.comparingLong(Part::urls)
                                        .reversed()
                                        .thenComparing(Part::name))
                        .toList();
        List<Part> rest = sorted.subList(Math.min(most, sorted.size()), sorted.size());
        return new Breakdown(
                sorted.stream().limit(most).map(Breakdowns::shortened).toList(),
                rest.size(),
                rest.stream().mapToLong(Part::urls).sum(),
                rest.stream().mapToLong(Part::bytes).sum());
    }

    /** Media types are what servers call them. */
    private static Part shortened(Part part) {
        return part.name().length() <= LONGEST_NAME
                ? part
                : new Part(part.name().substring(0, LONGEST_NAME), part.urls(), part.bytes());
    }
}

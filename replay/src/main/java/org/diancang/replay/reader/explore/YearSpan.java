package org.diancang.replay.reader.explore;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The years of a chart: those between the first and the last too, though there be nothing. */
final class YearSpan {
    /** Wider, and one capture with a wrong clock would make a chart of nothing. */
    private static final int WIDEST = 100;

    private YearSpan() {}

    static List<Integer> of(Collection<Integer> years) {
        TreeSet<Integer> sorted = new TreeSet<>(years);
        if (sorted.isEmpty() || sorted.last() - sorted.first() > WIDEST) {
            return List.copyOf(sorted);
        }
        return IntStream.rangeClosed(sorted.first(), sorted.last()).boxed().toList();
    }
}

package org.diancang.orchestrator.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * A small bar chart, drawn by the server so that it needs no script. It begins at zero, and the
 * same numbers stand in a table beside it.
 *
 * @param label what there is to see, for who does not see it
 * @param width of the drawing, in units of which a bar has ten; its height is 100
 * @param parts stacked parts of the bars
 * @param scale values at the horizontal lines, top first
 * @param marks words below the drawing, evenly spread
 * @param table the numbers
 */
record Plot(
        String label,
        int width,
        List<Part> parts,
        List<String> scale,
        List<String> marks,
        Table table) {
    private static final int STEP = 10;
    private static final int GAP = 2;
    private static final int MARKS = 5;

    /**
     * A part of a bar; y is its top.
     *
     * @param tone class of its colour
     */
    record Part(String tone, int x, String y, int width, String height) {}

    /** Values of one series, from the bottom up. */
    record Series(String tone, List<Long> values) {}

    /** The numbers with their heads; the first column names what the others count. */
    record Table(List<String> heads, List<List<String>> rows) {}

    /**
     * Draws bars.
     *
     * @param names what each bar stands for
     * @param series their parts; each has a value for each bar
     * @param number writes a value of the scale
     */
    static Plot bars(
            String label,
            List<String> names,
            List<Series> series,
            LongFunction<String> number,
            Table table) {
        long top = round(highest(names.size(), series));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            long below = 0;
            for (Series one : series) {
                long value = one.values().get(i);
                if (value > 0) {
                    below += value;
                    parts.add(
                            new Part(
                                    one.tone(),
                                    i * STEP + GAP / 2,
                                    decimal(100 - 100.0 * below / top),
                                    STEP - GAP,
                                    decimal(100.0 * value / top)));
                }
            }
        }
        return new Plot(
                label,
                Math.max(1, names.size()) * STEP,
                parts,
                List.of(number.apply(top), number.apply(top / 2), number.apply(0)),
                marks(names),
                table);
    }

    private static long highest(int bars, List<Series> series) {
        return IntStream.range(0, bars)
                .mapToLong(i -> series.stream().mapToLong(s -> s.values().get(i)).sum())
                .max()
                .orElse(0);
    }

    /** The next even round number, 4 at least, so that the line in the middle is a whole one. */
    private static long round(long most) {
        for (long power = 1; ; power *= 10) {
            for (long step : new long[] {1, 2, 4, 5, 8}) {
                long top = step * power;
                if (top >= Math.max(4, most) && top % 2 == 0) {
                    return top;
                }
            }
        }
    }

    private static List<String> marks(List<String> names) {
        return names.size() <= MARKS
                ? names
                : IntStream.range(0, MARKS)
                        .mapToObj(i -> names.get(i * (names.size() - 1) / (MARKS - 1)))
                        .toList();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.diancang.bench.measure.Figure;

/** Whether lines are taken in as fast when there are many as when there are few. */
final class CdxGrowth {
    private static final int TENTHS = 10;

    /** A tenth takes little over a second: one time alone would tell what else the machine did. */
    private static final int TIMES = 3;

    private static final String COLLECTION = "bench-growth-";

    private final DiancangCdx server;
    private final CdxLines lines;
    private final PrintStream out;

    CdxGrowth(DiancangCdx server, CdxLines lines, PrintStream out) {
        this.server = server;
        this.lines = lines;
        this.out = out;
    }

    /**
     * Lines a second.
     *
     * @param overall of all tenths
     */
    private record Growth(double first, double last, double overall) {
        double ratio() {
            return last / first;
        }
    }

    /** Sends so many lines several times; the figure is that of the median time. */
    Figure measure(int count) throws IOException, InterruptedException {
        List<Growth> times = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            times.add(growth(COLLECTION + i, count));
        }
        times.sort(Comparator.comparingDouble(Growth::ratio));
        Growth median = times.get(TIMES / 2);
        return new Figure(
                "cdx.ingest_last_tenth",
                median.last(),
                median.first(),
                "lines/s",
                0.8,
                false,
                "of %d lines, against the first tenth; median of %d times, %.2f to %.2f; %.0f lines/s over all"
                        .formatted(
                                count,
                                TIMES,
                                times.getFirst().ratio(),
                                times.getLast().ratio(),
                                median.overall()));
    }

    /**
     * Sends lines in ten parts, each when the one before can be seen. What came before is put in
     * order first: work left behind would slow the first tenth, and the last look fast.
     */
    private Growth growth(String collection, int count) throws IOException, InterruptedException {
        server.compact(List.of());
        List<Double> tenths = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < TENTHS; i++) {
            tenths.add(
                    server.ingest(
                            collection, lines.part(count / TENTHS * i, count / TENTHS * (i + 1))));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(
                "%d lines by tenths: %s lines/s"
                        .formatted(
                                count,
                                String.join(" ", tenths.stream().map("%.0f"::formatted).toList())));
        return new Growth(tenths.getFirst(), tenths.getLast(), count / seconds);
    }
}

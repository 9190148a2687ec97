package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.diancang.bench.measure.Figure;

/** Whether lines are taken in as fast when there are many as when there are few. */
final class CdxGrowth {
    /** So many come first: much of them lies in memory yet, and nothing of it in many levels. */
    private static final int FIRST = 1_000_000;

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
     * @param million of the first million
     * @param first of the first tenth of all others
     * @param last of their last tenth
     */
    private record Growth(double million, double first, double last) {
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
                "from 1000000 lines to %d, against the first tenth; median of %d times, %.2f to %.2f; the first million came at %.0f lines/s"
                        .formatted(
                                count,
                                TIMES,
                                times.getFirst().ratio(),
                                times.getLast().ratio(),
                                median.million()));
    }

    /**
     * Sends a million lines, then the others in ten parts, each when the one before can be seen.
     * What came before is put in order first: work left behind would slow the first tenth, and the
     * last look fast.
     */
    private Growth growth(String collection, int count) throws IOException, InterruptedException {
        server.compact(List.of());
        double million = server.ingest(collection, lines.part(0, FIRST));
        List<Double> tenths = new ArrayList<>();
        int tenth = (count - FIRST) / TENTHS;
        for (int i = 0; i < TENTHS; i++) {
            tenths.add(
                    server.ingest(
                            collection, lines.part(FIRST + tenth * i, FIRST + tenth * (i + 1))));
        }
        out.println(
                "a million lines %.0f, then to %d by tenths: %s lines/s"
                        .formatted(
                                million,
                                count,
                                String.join(" ", tenths.stream().map("%.0f"::formatted).toList())));
        return new Growth(million, tenths.getFirst(), tenths.getLast());
    }
}

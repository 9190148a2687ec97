package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Whether lines are taken in as fast when there are many as when there are few. */
final class CdxGrowth {
    private static final int TENTHS = 10;
    private static final String COLLECTION = "bench-growth";

    private final DiancangCdx server;
    private final CdxLines lines;
    private final PrintStream out;

    CdxGrowth(DiancangCdx server, CdxLines lines, PrintStream out) {
        this.server = server;
        this.lines = lines;
        this.out = out;
    }

    /**
     * Sends so many lines in ten parts, each when the one before can be seen. What came before is
     * put in order first: work left behind would slow the first tenth, and the last look fast.
     */
    Figure measure(int count) throws IOException, InterruptedException {
        server.compact(List.of());
        List<Double> tenths = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < TENTHS; i++) {
            tenths.add(
                    server.ingest(
                            COLLECTION, lines.part(count / TENTHS * i, count / TENTHS * (i + 1))));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(
                "%d lines by tenths: %s lines/s"
                        .formatted(
                                count,
                                String.join(" ", tenths.stream().map("%.0f"::formatted).toList())));
        return new Figure(
                "cdx.ingest_last_tenth",
                tenths.getLast(),
                tenths.getFirst(),
                "lines/s",
                0.8,
                false,
                "of %d lines, against the first tenth; %.0f lines/s over all"
                        .formatted(count, count / seconds));
    }
}

package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.diancang.bench.measure.BenchProcess;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.WorkFolder;
import org.diancang.launcher.LauncherException;

/**
 * What the inner parts of the CDX index cost a line, by JMH, in time and in memory. A line as most
 * are must cost a fraction of what the parser of all lines takes.
 */
final class CdxParts implements Callable<List<Figure>> {
    private static final String MAIN = "org.diancang.indexer.cdx.intake.InnerParts";
    private static final int LINES = 20_000;
    private static final Duration LONGEST = Duration.ofMinutes(8);
    private static final String COMMON = "readCommonLine";
    private static final String ANY = "parseAnyLine";

    private final PrintStream out;

    CdxParts(PrintStream out) {
        this.out = out;
    }

    @Override
    public List<Figure> call() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("diancang.root"));
        Path work =
                Files.createTempDirectory(
                        Files.createDirectories(root.resolve("ops/bench/target")), "cdx-parts-");
        try {
            Path lines = work.resolve("lines.cdx");
            CdxCorpus.write(lines, LINES);
            try (BenchProcess process =
                    BenchProcess.java(
                            work.resolve("jmh.log"),
                            List.of(
                                    "-Xmx256m",
                                    "-cp",
                                    CdxGuards.classPath(root),
                                    MAIN,
                                    lines.toString()))) {
                return figures(process.awaitEnd(LONGEST));
            }
        } finally {
            WorkFolder.delete(work);
        }
    }

    private List<Figure> figures(List<String> said) {
        Map<String, Cost> costs = new HashMap<>();
        for (String line : said) {
            if (line.startsWith("part ")) {
                out.println(line);
                String[] words = line.split(" ");
                costs.put(
                        words[1],
                        new Cost(Double.parseDouble(words[2]), Double.parseDouble(words[4])));
            }
        }
        Cost common = costs.get(COMMON);
        Cost any = costs.get(ANY);
        if (common == null || any == null) {
            throw new LauncherException("JMH measured nothing: " + said);
        }
        String note = "a line as most are, against the parser of all lines";
        return List.of(
                new Figure("cdx-parts.common_line", common.nanos, any.nanos, "ns", 0.5, true, note),
                new Figure(
                        "cdx-parts.common_line_allocation",
                        common.bytes,
                        any.bytes,
                        "B",
                        0.02,
                        true,
                        note));
    }

    /** Of one operation. */
    private record Cost(double nanos, double bytes) {}
}

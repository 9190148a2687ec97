package org.diancang.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.bench.measure.BenchProcess;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;

/**
 * What ours is held against where there is no peer: limits of the same machine that it may not fall
 * far below. Their main classes are the indexer's, of its tests, on which this module does not
 * depend.
 */
final class CdxGuards {
    private static final String LOOP = "org.diancang.indexer.cdx.intake.BareLoop";
    private static final String ANSWER = "org.diancang.indexer.cdx.FixedAnswer";
    private static final Duration LONGEST_LOOP = Duration.ofMinutes(2);
    private static final String HEAP = "-Xmx256m";

    private final Path root;
    private final Path work;
    private final int rounds;

    CdxGuards(Path root, Path work, int rounds) {
        this.root = root;
        this.work = work;
        this.rounds = rounds;
    }

    /** Class path of main classes among the indexer's tests. */
    static String classPath(Path root) {
        Path target = root.resolve("indexer/target");
        return String.join(
                File.pathSeparator,
                target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                target.resolve("lib") + "/*",
                target.resolve("jmh") + "/*");
    }

    /** Look-ups against a handler that has one answer, as long as ours are in the mean. */
    Figure lookUps(CdxLookUps lookUps, DiancangCdx ours, int bytes)
            throws IOException, InterruptedException {
        int port = BenchProcess.freePort();
        URI base = URI.create("http://127.0.0.1:" + port + "/");
        try (BenchProcess process =
                start("fixed-answer.log", ANSWER, Integer.toString(port), "" + bytes)) {
            process.awaitAnswer(ours.client().http(), base);
            lookUps.measure(ours.lookUp(CdxIngest.WARM), Optional.of(base));
        }
        return lookUps.rate()
                .figure(
                        "cdx.guard_lookup",
                        "look-ups/s",
                        0.8,
                        false,
                        "against a fixed answer of %d bytes".formatted(bytes));
    }

    /** Ingest against a loop that reads the same lines and writes them to RocksDB. */
    Figure ingest(Pairs warm, CdxLines.Part lines) throws IOException, InterruptedException {
        Path file = lines.copyTo(work.resolve("bare.cdx"));
        Path stores = Files.createDirectory(work.resolve("bare"));
        List<String> said;
        try (BenchProcess process =
                start(
                        "bare-loop.log",
                        LOOP,
                        file.toString(),
                        stores.toString(),
                        Integer.toString(rounds))) {
            said = process.awaitEnd(LONGEST_LOOP);
        }
        List<Double> rates = new ArrayList<>();
        for (String line : said) {
            if (line.startsWith("rate ")) {
                rates.add(Double.valueOf(line.substring("rate ".length())));
            }
        }
        return new Figure(
                "cdx.guard_ingest",
                warm.median(),
                Pairs.median(rates),
                "lines/s",
                0.5,
                false,
                "%s, against a bare loop of RocksDB, warm".formatted(warm.oursAlone()));
    }

    private BenchProcess start(String log, String main, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(HEAP, "-cp", classPath(root), main));
        line.addAll(List.of(arguments));
        return BenchProcess.java(work.resolve(log), line);
    }
}

package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;
import org.diancang.bench.measure.WorkFolder;
import org.diancang.launcher.LauncherException;

/** Replay: pages, images and lists from the same WARC files as {@code jwarc serve} has. */
final class ReplayBench implements Callable<List<Figure>> {
    private static final String COLLECTION = "main";
    private static final int ROUNDS = 5;
    private static final int ROUNDS_FULL = 15;
    private static final long LARGE = 512L << 20;
    private static final long LARGE_FULL = 4L << 30;
    private static final int CALENDARS = 5;
    private static final int LONGEST_CALENDAR_MS = 300;

    private final boolean full;
    private final PrintStream out;

    /**
     * @param full whether the large record has 4 GB, and not half of one, and rounds are more
     */
    ReplayBench(boolean full, PrintStream out) {
        this.full = full;
        this.out = out;
    }

    @Override
    public List<Figure> call() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("diancang.root"));
        Path work =
                Files.createTempDirectory(
                        Files.createDirectories(root.resolve("ops/bench/target")), "replay-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAll(work)));
        try (DiancangCdx index = DiancangCdx.start(root, work)) {
            Path data = work.resolve("replayed");
            long large = full ? LARGE_FULL : LARGE;
            ReplayCorpus corpus = ReplayCorpus.write(data, large);
            int status =
                    index.client()
                            .post(
                                    index.strictIntake(COLLECTION),
                                    BodyPublishers.ofFile(corpus.lines()));
            if (status != 200) {
                throw new LauncherException("the index answered the lines with " + status);
            }
            try (ReplayService ours =
                    ReplayService.start(root, work, data, index.base(), index.client().http())) {
                return measure(work, index, ours, corpus, large);
            }
        } finally {
            WorkFolder.delete(work);
        }
    }

    private List<Figure> measure(
            Path work, DiancangCdx index, ReplayService ours, ReplayCorpus corpus, long large)
            throws IOException, InterruptedException {
        var rates = new ReplayRates(work, corpus, full ? ROUNDS_FULL : ROUNDS, out);
        List<Figure> figures = new ArrayList<>();
        try (JwarcServe jwarc = JwarcServe.start(work, corpus)) {
            figures.addAll(rates.measure(ours, jwarc));
        }
        rates.lists(ours);
        figures.addAll(calendar(index, ours));
        figures.addAll(new ReplayLargeRecord(ours, index.client().http(), large).measure());
        return figures;
    }

    private static List<Figure> calendar(DiancangCdx index, ReplayService ours)
            throws IOException, InterruptedException {
        URI page = URI.create(ours.reader() + "/*/" + ReplayCorpus.MOST_OFTEN);
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < CALENDARS; i++) {
            long begin = System.nanoTime();
            int status =
                    index.client()
                            .http()
                            .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofByteArray())
                            .statusCode();
            if (status != 200) {
                throw new LauncherException(page + " answers " + status);
            }
            times.add((System.nanoTime() - begin) / 1e6);
        }
        return List.of(
                calendar("replay.calendar_first", times.getFirst(), "the first answer"),
                calendar(
                        "replay.calendar",
                        Pairs.median(times),
                        "median of the first %d".formatted(CALENDARS)));
    }

    private static Figure calendar(String name, double millis, String which) {
        return new Figure(
                name,
                millis,
                LONGEST_CALENDAR_MS,
                "ms",
                1,
                true,
                "of a URL with 1,000,000 captures; " + which);
    }

    /** Whoever ends this process ends what it has started, and leaves no gigabytes behind. */
    private static void endAll(Path work) {
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            child.destroyForcibly();
            child.onExit().join();
        }
        if (Files.exists(work)) {
            WorkFolder.delete(work);
        }
    }
}

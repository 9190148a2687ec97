package org.diancang.bench.fulltext;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Latencies;
import org.diancang.launcher.LauncherException;

/** What searches and exports take over many documents. */
final class SearchFigures {
    private static final int CLIENTS = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final Duration PLAIN = Duration.ofMillis(200);
    private static final Duration FACETED = Duration.ofSeconds(1);
    private static final int ROWS = 40_000;
    private static final int ROWS_A_SECOND = 2_000;

    private final SearchArena arena;
    private final long documents;
    private final PrintStream out;
    private final List<String> queries = SeedText.QUERIES.lines();

    /**
     * @param documents that are searched
     */
    SearchFigures(SearchArena arena, long documents, PrintStream out) {
        this.arena = arena;
        this.documents = documents;
        this.out = out;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        reportHits();
        run("", WARM_UP);
        Latencies plain = run("&facets=false", LENGTH);
        Latencies faceted = run("", LENGTH);
        return List.of(
                figure("fulltext.search_p95", plain, PLAIN),
                figure("fulltext.search_faceted_p95", faceted, FACETED),
                export());
    }

    private Figure figure(String name, Latencies latencies, Duration promised) {
        return new Figure(
                name,
                latencies.percentile(0.95) * 1_000,
                promised.toMillis(),
                "ms",
                1,
                true,
                "%d searches, %d different, by %d clients over %d documents; half within %.0f ms, the slowest %.0f ms"
                        .formatted(
                                latencies.count(),
                                queries.size(),
                                CLIENTS,
                                documents,
                                latencies.percentile(0.5) * 1_000,
                                latencies.percentile(1) * 1_000));
    }

    /** A mix of which most finds nothing would tell nothing. */
    private void reportHits() throws IOException, InterruptedException {
        int some = 0;
        long all = 0;
        for (String query : queries) {
            long total = arena.search(parameters(query)).path("total").asLong();
            some += total > 0 ? 1 : 0;
            all += total;
        }
        out.printf(
                "searches: %d of %d find something, %d pages in the mean%n",
                some, queries.size(), all / queries.size());
    }

    private Latencies run(String more, Duration length) throws InterruptedException {
        var latencies = new Latencies();
        var turn = new AtomicInteger();
        Instant end = Instant.now().plus(length);
        Callable<Void> client =
                () -> {
                    while (Instant.now().isBefore(end)) {
                        String query =
                                queries.get(Math.floorMod(turn.getAndIncrement(), queries.size()));
                        Instant begin = Instant.now();
                        arena.search(parameters(query) + more);
                        latencies.add(begin, Duration.between(begin, Instant.now()));
                    }
                    return null;
                };
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var done : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new LauncherException("a search failed", e);
        }
        return latencies;
    }

    private static String parameters(String query) {
        return "q=" + URLEncoder.encode(query, UTF_8);
    }

    private Figure export() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        // The first line names the columns.
        long rows = arena.export("format=csv&type=html", ROWS + 1L) - 1;
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Figure(
                "fulltext.export_csv",
                rows / seconds,
                ROWS_A_SECOND,
                "records/s",
                1,
                false,
                "%d records of an export of all".formatted(rows));
    }
}

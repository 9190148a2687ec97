package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.diancang.bench.measure.Figure;
import org.diancang.events.ResourceCaptured;
import org.diancang.launcher.installation.Ports;
import org.diancang.samplesite.GeneratedSite;

/** Asks for each captured page until replay shows it and the search finds it. */
final class Sightings implements AutoCloseable {
    private static final int REPLAY_WATCHERS = 8;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger captured = new AtomicInteger();
    private final Map<String, String> tokens = new HashMap<>();
    private final ReplayWatch replay;
    private final SearchWatch search;
    private volatile Instant first = Instant.MAX;
    private volatile Instant last = Instant.MIN;

    Sightings(Ports ports, GeneratedSite site, PrintStream out) {
        this.replay = new ReplayWatch(http, ports.content(), out);
        this.search = new SearchWatch(http, ports.indexer(), out);
        for (int page = 0; page <= site.pageCount(); page++) {
            tokens.put(site.page(page).toString(), GeneratedSite.token(page));
        }
        watchers.execute(search::run);
        for (int i = 0; i < REPLAY_WATCHERS; i++) {
            watchers.execute(replay::run);
        }
    }

    void captured(ResourceCaptured capture) {
        String token = tokens.get(capture.url());
        if (token == null || !Integer.valueOf(200).equals(capture.status())) {
            return;
        }
        captured.incrementAndGet();
        first = capture.writtenAt().isBefore(first) ? capture.writtenAt() : first;
        last = capture.writtenAt().isAfter(last) ? capture.writtenAt() : last;
        replay.add(capture);
        search.add(capture, token);
    }

    /** Waits until each capture was seen; those that never are count as missed. */
    void await(int pages, Duration patience) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)
                && (captured.get() < pages
                        || replay.latencies().count() < captured.get()
                        || search.latencies().count() < captured.get())) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        replay.finish();
        search.finish();
    }

    List<Figure> figures(int pages) {
        double seconds = Duration.between(first, last).toMillis() / 1000.0;
        String counts =
                "%d of %d captures over %.1f s, p50 %.3f s, p95 %.3f s, missed %d, slowest @s %s";
        return List.of(
                new Figure(
                        "freshness.captures",
                        captured.get(),
                        1_000,
                        "captures",
                        1.0,
                        false,
                        "of " + pages + " pages"),
                new Figure(
                        "freshness.rate",
                        captured.get() / seconds,
                        20,
                        "captures/s",
                        1.0,
                        false,
                        "first to last record"),
                new Figure(
                        "freshness.replay_p99",
                        replay.latencies().percentile(0.99),
                        2.0,
                        "s",
                        1.0,
                        true,
                        "polled every 20 ms, "
                                + counts.formatted(
                                        replay.latencies().count(),
                                        pages,
                                        seconds,
                                        replay.latencies().percentile(0.5),
                                        replay.latencies().percentile(0.95),
                                        replay.latencies().missed() + pages - captured.get(),
                                        replay.latencies().slowest(first))),
                new Figure(
                        "freshness.search_p99",
                        search.latencies().percentile(0.99),
                        5.0,
                        "s",
                        1.0,
                        true,
                        "polled every 50 ms, "
                                + counts.formatted(
                                        search.latencies().count(),
                                        pages,
                                        seconds,
                                        search.latencies().percentile(0.5),
                                        search.latencies().percentile(0.95),
                                        search.latencies().missed() + pages - captured.get(),
                                        search.latencies().slowest(first))));
    }

    @Override
    public void close() {
        watchers.shutdownNow();
        http.shutdownNow();
    }
}

package org.diancang.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.events.ResourceCaptured;
import org.diancang.launcher.installation.Ports;
import org.diancang.samplesite.GeneratedSite;

/** Asks for each captured page until replay shows it and the search finds it. */
final class Sightings implements AutoCloseable {
    private static final Duration REPLAY_STEP = Duration.ofMillis(20);
    private static final Duration SEARCH_STEP = Duration.ofMillis(50);
    private static final Duration GIVE_UP = Duration.ofSeconds(30);
    private static final Duration OVERDUE = Duration.ofSeconds(2);
    private static final Pattern CAPTURE_ID = Pattern.compile("\"captureId\":\"([^\"]+)\"");
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
    private final Latencies replay = new Latencies();
    private final Latencies search = new Latencies();
    private final AtomicInteger captured = new AtomicInteger();
    private final Map<String, String> tokens = new HashMap<>();
    private final Ports ports;
    private final Map<String, Waiting> unlisted = new ConcurrentHashMap<>();
    private final PrintStream out;
    private volatile String site = "";
    private volatile boolean closed;
    private volatile Instant first = Instant.MAX;
    private volatile Instant last = Instant.MIN;

    Sightings(Ports ports, GeneratedSite site, PrintStream out) {
        this.ports = ports;
        this.out = out;
        for (int page = 0; page <= site.pageCount(); page++) {
            tokens.put(site.page(page).toString(), GeneratedSite.token(page));
        }
        watchers.execute(this::list);
    }

    void captured(ResourceCaptured capture) {
        String token = tokens.get(capture.url());
        if (token == null || !Integer.valueOf(200).equals(capture.status())) {
            return;
        }
        captured.incrementAndGet();
        first = capture.writtenAt().isBefore(first) ? capture.writtenAt() : first;
        last = capture.writtenAt().isAfter(last) ? capture.writtenAt() : last;
        watchers.execute(
                () ->
                        watch(
                                capture.writtenAt(),
                                replayOf(capture),
                                REPLAY_STEP,
                                replay,
                                body -> true));
        Waiting waiting = new Waiting(capture.captureId().toString(), token, capture.writtenAt());
        unlisted.put(waiting.captureId(), waiting);
        site = capture.siteId().toString();
        watchers.execute(
                () -> {
                    waiting.awaitListed();
                    watch(
                            capture.writtenAt(),
                            searchFor(token),
                            SEARCH_STEP,
                            search,
                            body -> body.contains(waiting.captureId()));
                });
    }

    /** A capture that no search has shown yet. */
    private record Waiting(
            String captureId, String token, Instant writtenAt, CompletableFuture<Void> listed) {
        Waiting(String captureId, String token, Instant writtenAt) {
            this(captureId, token, writtenAt, new CompletableFuture<>());
        }

        void awaitListed() {
            try {
                listed.get(GIVE_UP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                listed.cancel(false);
            }
        }
    }

    /**
     * One search for the newest every 50 ms stands for all captures that wait: a thousand word
     * searches side by side would measure the load that they make. Each capture counts only once
     * its own word finds it. What the list has outrun is asked for by its word, the oldest first.
     */
    private void list() {
        try {
            while (!closed) {
                if (!site.isEmpty() && !unlisted.isEmpty()) {
                    markListed(newest());
                    Optional<Waiting> overdue = oldestOverdue();
                    if (overdue.isPresent()) {
                        markListed(searchFor(overdue.get().token()));
                    }
                }
                TimeUnit.MILLISECONDS.sleep(SEARCH_STEP.toMillis());
            }
        } catch (IOException e) {
            out.println("The list of the newest broke off: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void markListed(URI address) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(address).timeout(GIVE_UP).build(),
                        HttpResponse.BodyHandlers.ofString());
        Matcher ids = CAPTURE_ID.matcher(response.body());
        while (ids.find()) {
            Optional.ofNullable(unlisted.remove(ids.group(1)))
                    .ifPresent(waiting -> waiting.listed().complete(null));
        }
    }

    private Optional<Waiting> oldestOverdue() {
        Instant limit = Instant.now().minus(OVERDUE);
        return unlisted.values().stream()
                .filter(waiting -> waiting.writtenAt().isBefore(limit))
                .min(Comparator.comparing(Waiting::writtenAt));
    }

    private URI newest() {
        return URI.create("http://127.0.0.1:" + ports.indexer() + "/search?size=100&site=" + site);
    }

    private URI replayOf(ResourceCaptured capture) {
        return URI.create(
                "http://127.0.0.1:"
                        + ports.content()
                        + "/"
                        + TIMESTAMP.format(capture.capturedAt())
                        + "id_/"
                        + capture.url());
    }

    private URI searchFor(String token) {
        return URI.create(
                "http://127.0.0.1:"
                        + ports.indexer()
                        + "/search?size=5&q="
                        + URLEncoder.encode(token, UTF_8));
    }

    private void watch(
            Instant writtenAt,
            URI address,
            Duration step,
            Latencies latencies,
            Predicate<String> found) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(GIVE_UP).build();
        Instant end = writtenAt.plus(GIVE_UP);
        try {
            while (Instant.now().isBefore(end)) {
                HttpResponse<String> response =
                        http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == 200 && found.test(response.body())) {
                    latencies.add(writtenAt, Duration.between(writtenAt, Instant.now()));
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(step.toMillis());
            }
            latencies.miss();
        } catch (IOException e) {
            latencies.miss();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            latencies.miss();
        }
    }

    void await(int pages, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)
                && (captured.get() < pages
                        || replay.count() < captured.get()
                        || search.count() < captured.get())) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
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
                        replay.percentile(0.99),
                        2.0,
                        "s",
                        1.0,
                        true,
                        "polled every 20 ms, "
                                + counts.formatted(
                                        replay.count(),
                                        pages,
                                        seconds,
                                        replay.percentile(0.5),
                                        replay.percentile(0.95),
                                        replay.missed() + pages - captured.get(),
                                        replay.slowest(first))),
                new Figure(
                        "freshness.search_p99",
                        search.percentile(0.99),
                        5.0,
                        "s",
                        1.0,
                        true,
                        "polled every 50 ms, "
                                + counts.formatted(
                                        search.count(),
                                        pages,
                                        seconds,
                                        search.percentile(0.5),
                                        search.percentile(0.95),
                                        search.missed() + pages - captured.get(),
                                        search.slowest(first))));
    }

    @Override
    public void close() {
        closed = true;
        watchers.shutdownNow();
        http.shutdownNow();
    }
}

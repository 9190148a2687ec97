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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final int REPLAY_WATCHERS = 8;

    /** More than two seconds' captures: those of one second are not listed as they came. */
    private static final int LISTED = 50;

    private static final int MAX_LIST_PAGES = 5;
    private static final Pattern CAPTURE_ID = Pattern.compile("\"captureId\":\"([^\"]+)\"");
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
    private final Latencies replay = new Latencies();
    private final Latencies search = new Latencies();
    private final AtomicInteger captured = new AtomicInteger();
    private final Map<String, String> tokens = new HashMap<>();
    private final Ports ports;
    private final BlockingQueue<Unreplayed> unreplayed =
            new PriorityBlockingQueue<>(64, Comparator.comparing(Unreplayed::writtenAt));
    private final Map<String, Waiting> unlisted = new ConcurrentHashMap<>();
    private final Queue<Waiting> listed = new ConcurrentLinkedQueue<>();
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
        for (int i = 0; i < REPLAY_WATCHERS; i++) {
            watchers.execute(this::watch);
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
        unreplayed.add(new Unreplayed(capture.writtenAt(), replayOf(capture)));
        Waiting waiting = new Waiting(capture.captureId().toString(), token, capture.writtenAt());
        unlisted.put(waiting.captureId(), waiting);
        site = capture.siteId().toString();
    }

    /** A capture that replay has not shown yet. */
    private record Unreplayed(Instant writtenAt, URI address) {}

    /** A capture that no search has shown yet. */
    private record Waiting(String captureId, String token, Instant writtenAt) {}

    /**
     * One search for the newest every 50 ms stands for all captures that wait, for the same reason.
     * What the list has outrun is asked for by its word, the oldest first. That every capture is
     * found by its word is looked at when all are listed.
     */
    private void list() {
        try {
            while (!closed) {
                listOnce();
                TimeUnit.MILLISECONDS.sleep(SEARCH_STEP.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listOnce() throws InterruptedException {
        if (site.isEmpty() || unlisted.isEmpty()) {
            return;
        }
        try {
            listNewest();
            Optional<Waiting> overdue = oldestOverdue();
            if (overdue.isPresent()) {
                markListed(searchFor(overdue.get().token()));
            }
        } catch (IOException e) {
            out.println("A search failed: " + e.getMessage());
        }
    }

    /** Reads on while there are news. */
    private void listNewest() throws IOException, InterruptedException {
        for (int from = 0; from < LISTED * MAX_LIST_PAGES; from += LISTED) {
            if (markListed(newest(from)) == 0) {
                return;
            }
        }
    }

    private int markListed(URI address) throws IOException, InterruptedException {
        int news = 0;
        for (String id : captureIds(address)) {
            Waiting waiting = unlisted.remove(id);
            if (waiting != null) {
                news++;
                Instant now = Instant.now();
                search.add(waiting.writtenAt(), Duration.between(waiting.writtenAt(), now));
                listed.add(waiting);
            }
        }
        return news;
    }

    private Set<String> captureIds(URI address) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(address).timeout(GIVE_UP).build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("a search answered " + response.statusCode());
        }
        Set<String> found = new HashSet<>();
        Matcher ids = CAPTURE_ID.matcher(response.body());
        while (ids.find()) {
            found.add(ids.group(1));
        }
        return found;
    }

    /** Captures that were listed but that their own word does not find. */
    private List<String> notFoundByWord() throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Waiting waiting : listed) {
            if (!captureIds(searchFor(waiting.token())).contains(waiting.captureId())) {
                missing.add(waiting.captureId());
            }
        }
        return missing;
    }

    private Optional<Waiting> oldestOverdue() {
        Instant limit = Instant.now().minus(OVERDUE);
        return unlisted.values().stream()
                .filter(waiting -> waiting.writtenAt().isBefore(limit))
                .min(Comparator.comparing(Waiting::writtenAt));
    }

    private URI newest(int from) {
        return URI.create(
                "http://127.0.0.1:%d/search?size=%d&from=%d&site=%s"
                        .formatted(ports.indexer(), LISTED, from, site));
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

    /**
     * Asks for one capture after the other, the oldest first. A few such watchers stand for all
     * captures that wait: were each asked for by itself, a hold-up of a second would be followed by
     * a thousand look-ups a second, and those would be what is measured. A capture that waits for
     * its watcher is seen later than it could be, never earlier.
     */
    private void watch() {
        try {
            while (!closed) {
                Unreplayed next = unreplayed.take();
                watch(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Unreplayed capture) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(capture.address()).timeout(GIVE_UP).build();
        Instant end = Instant.now().plus(GIVE_UP);
        try {
            while (Instant.now().isBefore(end)) {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                        == 200) {
                    replay.add(
                            capture.writtenAt(),
                            Duration.between(capture.writtenAt(), Instant.now()));
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(REPLAY_STEP.toMillis());
            }
            replay.miss();
        } catch (IOException e) {
            out.println("A look-up in replay failed: " + e);
            replay.miss();
        }
    }

    /**
     * Waits until each capture was seen, then asks for each by its word; what that does not find
     * counts as missed.
     */
    void await(int pages, Duration patience) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)
                && (captured.get() < pages
                        || replay.count() < captured.get()
                        || search.count() < captured.get())) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        for (String late : List.copyOf(unlisted.keySet())) {
            if (unlisted.remove(late) != null) {
                search.miss();
            }
        }
        for (String missing : notFoundByWord()) {
            out.println("Listed, but not found by its word: " + missing);
            search.miss();
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

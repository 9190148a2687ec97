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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.bench.measure.Latencies;
import org.diancang.events.ResourceCaptured;

/** Asks the search for captures until it lists them. */
final class SearchWatch {
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration GIVE_UP = Duration.ofSeconds(30);
    private static final Duration OVERDUE = Duration.ofSeconds(2);

    /** More than two seconds' captures: those of one second are not listed as they came. */
    private static final int LISTED = 50;

    private static final int MAX_LIST_PAGES = 5;
    private static final Pattern CAPTURE_ID = Pattern.compile("\"captureId\":\"([^\"]+)\"");

    private final HttpClient http;
    private final int indexer;
    private final PrintStream out;
    private final Latencies latencies = new Latencies();
    private final Map<String, Waiting> unlisted = new ConcurrentHashMap<>();
    private final Queue<Waiting> listed = new ConcurrentLinkedQueue<>();
    private volatile String site = "";

    /** A capture, and the word that its page alone has. */
    private record Waiting(String captureId, String token, Instant writtenAt) {}

    SearchWatch(HttpClient http, int indexer, PrintStream out) {
        this.http = http;
        this.indexer = indexer;
        this.out = out;
    }

    Latencies latencies() {
        return latencies;
    }

    void add(ResourceCaptured capture, String token) {
        String id = capture.captureId().toString();
        unlisted.put(id, new Waiting(id, token, capture.writtenAt()));
        site = capture.siteId().toString();
    }

    /** What was not listed by now is missed, and so is what its own word does not find. */
    void finish() throws IOException, InterruptedException {
        for (String late : List.copyOf(unlisted.keySet())) {
            if (unlisted.remove(late) != null) {
                latencies.miss();
            }
        }
        for (String missing : notFoundByWord()) {
            out.println("Listed, but not found by its word: " + missing);
            latencies.miss();
        }
    }

    /**
     * One search for the newest every 50 ms stands for all captures that wait: a word search for
     * each of them would measure the load that they make. What the list has outrun is asked for by
     * its word, the oldest first.
     */
    void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                listOnce();
                TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
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
                latencies.add(waiting.writtenAt(), Duration.between(waiting.writtenAt(), now));
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
                        .formatted(indexer, LISTED, from, site));
    }

    private URI searchFor(String token) {
        return URI.create(
                "http://127.0.0.1:"
                        + indexer
                        + "/search?size=5&q="
                        + URLEncoder.encode(token, UTF_8));
    }
}

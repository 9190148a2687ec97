package org.diancang.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.diancang.bench.measure.Latencies;
import org.diancang.events.ResourceCaptured;

/** Asks replay for captures until it shows them. */
final class ReplayWatch {
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration GIVE_UP = Duration.ofSeconds(30);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final HttpClient http;
    private final int content;
    private final PrintStream out;
    private final Latencies latencies = new Latencies();
    private final BlockingQueue<Waiting> waiting =
            new PriorityBlockingQueue<>(64, Comparator.comparing(Waiting::writtenAt));
    private final Set<URI> unseen = ConcurrentHashMap.newKeySet();

    private record Waiting(Instant writtenAt, URI address) {}

    ReplayWatch(HttpClient http, int content, PrintStream out) {
        this.http = http;
        this.content = content;
        this.out = out;
    }

    Latencies latencies() {
        return latencies;
    }

    void add(ResourceCaptured capture) {
        URI address = replayOf(capture);
        unseen.add(address);
        waiting.add(new Waiting(capture.writtenAt(), address));
    }

    /** What was not seen by now is missed, whether or not its turn came. */
    void finish() {
        for (URI late : List.copyOf(unseen)) {
            if (unseen.remove(late)) {
                out.println("Never replayed: " + late);
                latencies.miss();
            }
        }
    }

    /**
     * Asks for one capture after the other, the oldest first. A few such watchers stand for all
     * captures that wait: were each asked for by itself, a hold-up of a second would be followed by
     * a thousand look-ups a second, and those would be what is measured. A capture that waits for
     * its watcher is seen later than it could be, never earlier.
     */
    void run() {
        try {
            while (true) {
                watch(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Waiting capture) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(capture.address()).timeout(GIVE_UP).build();
        Instant end = Instant.now().plus(GIVE_UP);
        try {
            while (Instant.now().isBefore(end)) {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                        == 200) {
                    seen(capture);
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(STEP.toMillis());
            }
        } catch (IOException e) {
            out.println("A look-up in replay failed: " + e);
        }
    }

    private void seen(Waiting capture) {
        if (unseen.remove(capture.address())) {
            latencies.add(
                    capture.writtenAt(), Duration.between(capture.writtenAt(), Instant.now()));
        }
    }

    private URI replayOf(ResourceCaptured capture) {
        return URI.create(
                "http://127.0.0.1:"
                        + content
                        + "/"
                        + TIMESTAMP.format(capture.capturedAt())
                        + "id_/"
                        + capture.url());
    }
}

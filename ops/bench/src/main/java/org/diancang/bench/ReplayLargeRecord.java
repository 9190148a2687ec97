package org.diancang.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;
import org.diancang.launcher.LauncherException;

/** What one large record takes: memory while it streams, time to reach its end. */
final class ReplayLargeRecord {
    private static final int MOST_MEMORY_MB = 64;
    private static final int LONGEST_SEEK_MS = 100;
    private static final int SEEKS = 5;
    private static final int ASKED = 1 << 16;

    private final ReplayService ours;
    private final HttpClient http;
    private final long length;

    ReplayLargeRecord(ReplayService ours, HttpClient http, long length) {
        this.ours = ours;
        this.http = http;
        this.length = length;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        long before = ours.memory().now();
        long begin = System.nanoTime();
        long got = read(HttpRequest.newBuilder(address()).build(), 200);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (got != length) {
            throw new LauncherException("of " + length + " bytes came " + got);
        }
        long grown = Math.max(0, ours.memory().now() - before);
        return List.of(
                new Figure(
                        "replay.large_memory",
                        grown,
                        MOST_MEMORY_MB,
                        "MB",
                        1,
                        true,
                        "more resident after a record of %d MB was read whole, at %.0f MB/s"
                                .formatted(length >> 20, (length >> 20) / seconds)),
                new Figure(
                        "replay.range_seek",
                        seek(),
                        LONGEST_SEEK_MS,
                        "ms",
                        1,
                        true,
                        "the last 64 KB of it by a range; median of " + SEEKS));
    }

    private double seek() throws IOException, InterruptedException {
        HttpRequest end =
                HttpRequest.newBuilder(address()).header("Range", "bytes=-" + ASKED).build();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < SEEKS; i++) {
            long begin = System.nanoTime();
            if (read(end, 206) != ASKED) {
                throw new LauncherException("a range is not what was asked for");
            }
            times.add((System.nanoTime() - begin) / 1e6);
        }
        return Pairs.median(times);
    }

    private long read(HttpRequest request, int status) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != status) {
                throw new LauncherException(request.uri() + " answers " + answer.statusCode());
            }
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private URI address() {
        return URI.create(ours.captures("id_") + "/" + ReplayCorpus.LARGE);
    }
}

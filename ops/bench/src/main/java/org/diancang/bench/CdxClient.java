package org.diancang.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.diancang.launcher.LauncherException;

/** Speaks with a CDX server over HTTP. */
final class CdxClient implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Optional<String> bearer;

    CdxClient(Optional<String> bearer) {
        this.bearer = bearer;
    }

    HttpClient http() {
        return http;
    }

    /** Posts; the status. */
    int post(URI to, BodyPublisher body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(to).timeout(LONGEST).POST(body);
        bearer.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    int post(URI to) throws IOException, InterruptedException {
        return post(to, BodyPublishers.noBody());
    }

    /**
     * Sends lines and asks for the last until it is found.
     *
     * @return lines a second over all of that
     */
    double ingest(URI to, URI lookUp, CdxLines.Part lines)
            throws IOException, InterruptedException {
        String[] last = lines.last().split(" ");
        String end = " " + last[last.length - 2] + " " + last[last.length - 1];
        long begin = System.nanoTime();
        int status = post(to, lines.body());
        if (status != 200) {
            throw new LauncherException(to + " answered lines with " + status);
        }
        while (lookUp(lookUp, last[2]).stream().noneMatch(line -> line.endsWith(end))) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new LauncherException(lookUp + " does not show the last line of " + to);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return lines.lines() / ((System.nanoTime() - begin) / 1e9);
    }

    /** Lines of a URL; none where the server knows no such collection yet. */
    List<String> lookUp(URI at, String url) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(at, url), BodyHandlers.ofString());
        return answer.statusCode() == 200 ? answer.body().lines().toList() : List.of();
    }

    /** An answer as it comes. */
    InputStream stream(URI at, String url) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                http.send(request(at, url), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new LauncherException(at + "?url=" + url + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private static HttpRequest request(URI at, String url) {
        return HttpRequest.newBuilder(URI.create(at + "?url=" + URLEncoder.encode(url, UTF_8)))
                .timeout(LONGEST)
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}

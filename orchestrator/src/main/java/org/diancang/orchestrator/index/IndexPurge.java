package org.diancang.orchestrator.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diancang.installation.InternalSecret;
import org.diancang.url.KeyPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes captures out of the indexes for good: first out of the search, then their lines. Doing it
 * again, after whatever went wrong, takes out what is left. Thread-safe.
 */
@Component
public class IndexPurge implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(IndexPurge.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 1_000;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final JsonMapper json = JsonMapper.shared();
    private final String base;
    private final InternalSecret secret;

    IndexPurge(IndexerSettings settings, InternalSecret secret) {
        this.base = settings.address().toString().replaceAll("/+$", "");
        this.secret = secret;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * No index has any of the captures.
         *
         * @param captures those that were taken out now, as {@code file:offset}
         */
        record Done(List<String> captures) implements Outcome {
            public Done {
                captures = List.copyOf(captures);
            }
        }

        /**
         * Some may still be there.
         *
         * @param captures those that are out
         */
        record Unfinished(List<String> captures, String reason) implements Outcome {
            public Unfinished {
                captures = List.copyOf(captures);
            }
        }
    }

    /** A line of the index: where its capture stands, and what the search knows it by. */
    private record Line(String text, String captureId, Map<String, Object> removal) {}

    /**
     * Takes out all captures of a URL, or of what begins with it if it ends in a star.
     *
     * @param reason kept with each removal
     */
    public Outcome purge(String urlPattern, String reason) {
        List<String> done = new ArrayList<>();
        try {
            for (List<Line> some = lines(urlPattern, reason);
                    !some.isEmpty();
                    some = lines(urlPattern, reason)) {
                remove(some);
                some.forEach(line -> done.add(line.captureId()));
                log.info("{} captures of {} are purged, more are looked for", done.size(), reason);
            }
            return new Outcome.Done(done);
        } catch (IOException | JacksonException e) {
            return new Outcome.Unfinished(done, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unfinished(done, "interrupted");
        }
    }

    private void remove(List<Line> lines) throws IOException, InterruptedException {
        byte[] removals = json.writeValueAsBytes(lines.stream().map(Line::removal).toList());
        int status = post("/internal/search/removals", "application/json", removals);
        if (status != 202) {
            throw new IOException("the indexer answered " + status + " to removals");
        }
        String texts = String.join("\n", lines.stream().map(Line::text).toList()) + "\n";
        int deleted =
                post(
                        "/cdx/main/delete?badLines=refuse&wait=visible",
                        "text/plain",
                        texts.getBytes(StandardCharsets.UTF_8));
        if (deleted != 200) {
            throw new IOException("the CDX index answered " + deleted + " to deleted lines");
        }
    }

    private int post(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return http.send(
                        request(path)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", secret.authorization());
    }

    /** Some that are left; none where all are out. */
    private List<Line> lines(String pattern, String reason)
            throws IOException, InterruptedException {
        Set<String> questions = new LinkedHashSet<>();
        questions.add(pattern);
        if (pattern.endsWith("/*")) {
            // The folder's own page has lost the slash.
            questions.add(pattern.substring(0, pattern.length() - 2));
        }
        KeyPattern covered = KeyPattern.of(pattern);
        List<Line> found = new ArrayList<>();
        for (String question : questions) {
            HttpRequest request =
                    request(
                                    "/internal/cdx?output=cdxj&limit="
                                            + AT_ONCE
                                            + "&url="
                                            + URLEncoder.encode(question, StandardCharsets.UTF_8))
                            .build();
            HttpResponse<java.io.InputStream> answer =
                    http.send(request, BodyHandlers.ofInputStream());
            try (var body =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                if (answer.statusCode() != 200) {
                    throw new IOException(
                            "the CDX index answered " + answer.statusCode() + " to a look-up");
                }
                for (String line = body.readLine(); line != null; line = body.readLine()) {
                    if (covered.covers(line.substring(0, line.indexOf(' ')))) {
                        found.add(read(line, reason));
                    }
                }
            }
        }
        return found;
    }

    private Line read(String line, String reason) throws IOException {
        String[] parts = line.split(" ", 3);
        if (parts.length != 3) {
            throw new IOException("the CDX index answered what is no line");
        }
        JsonNode said = json.readTree(parts[2]);
        String id = said.path("filename").asString("") + ":" + said.path("offset").asString("");
        Map<String, Object> removal = new LinkedHashMap<>();
        removal.put("captureId", id);
        removal.put("urlkey", parts[0]);
        String digest = said.path("digest").asString("");
        if (!digest.isEmpty() && !digest.equals("-")) {
            removal.put("payloadDigest", digest.indexOf(':') < 0 ? "sha1:" + digest : digest);
        }
        removal.put("capturedAt", said.path("capturedAt").asString(instant(parts[1])));
        removal.put("reason", reason);
        // So that no index takes its line in again, whoever brings it.
        removal.put("purged", true);
        return new Line(line, id, removal);
    }

    private static String instant(String digits) {
        return digits.replaceFirst("^(....)(..)(..)(..)(..)(..)$", "$1-$2-$3T$4:$5:$6Z");
    }

    @Override
    public void destroy() {
        http.close();
    }
}

package org.diancang.launcher.client;

import org.diancang.launcher.LauncherException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** HTTP with one service, signed in by the installation's secret. */
final class ServiceClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final String name;
    private final URI base;
    private final String secret;

    ServiceClient(String name, int port, String secret) {
        this(name, URI.create("http://127.0.0.1:" + port), secret);
    }

    ServiceClient(String name, URI base, String secret) {
        this.name = name;
        this.base = base;
        this.secret = secret;
    }

    /** An answer's status and JSON; a missing or other body is JSON null. */
    record Answer(int status, JsonNode body) {}

    Answer get(String pathAndQuery) {
        return send(request(pathAndQuery).GET().build());
    }

    Answer post(String path, Object body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build());
    }

    /** Sends a file's bytes, however long that takes. */
    Answer put(String path, Path file) {
        try {
            HttpRequest request =
                    request(path)
                            .timeout(Duration.ofHours(24))
                            .header("Content-Type", "application/octet-stream")
                            .PUT(HttpRequest.BodyPublishers.ofFile(file))
                            .build();
            return send(request);
        } catch (FileNotFoundException e) {
            throw new LauncherException(file + " is gone", e);
        }
    }

    /** Raw bytes of an answer, up to a limit; redirects are not followed. */
    HttpResponse<byte[]> bytes(String pathAndQuery) {
        return exchange(
                request(pathAndQuery).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Hands over each line of a long answer. */
    void lines(String path, Consumer<String> consumer) {
        HttpRequest request = request(path).timeout(Duration.ofMinutes(30)).GET().build();
        HttpResponse<InputStream> response =
                exchange(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                throw new LauncherException(
                        name + " answers " + response.statusCode() + " to " + path);
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                consumer.accept(line);
            }
        } catch (IOException e) {
            throw new LauncherException(name + " broke off at " + path + ": " + e.getMessage(), e);
        }
    }

    private Answer send(HttpRequest request) {
        HttpResponse<byte[]> response = exchange(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (JacksonException e) {
            return new Answer(response.statusCode(), json.nullNode());
        }
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(base + pathAndQuery))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + secret);
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new LauncherException(
                    name
                            + " does not answer at "
                            + base
                            + "; is the product up? (./diancang status)",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while waiting for " + name, e);
        }
    }
}

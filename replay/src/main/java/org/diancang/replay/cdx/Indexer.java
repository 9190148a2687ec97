package org.diancang.replay.cdx;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diancang.installation.InternalSecret;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.access.CurrentReader;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** HTTP to the indexer: one GET, a bounded answer, a bounded wait. */
@Component
public class Indexer implements DisposableBean {
    private static final String GROUPS = "Diancang-Reader-Groups";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration WHOLE_ANSWER = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final String base;
    private final Optional<InternalSecret> secret;
    private final BlockingLookUps lookUps;

    /**
     * A client of the configured indexer.
     *
     * @param secretFile {@code diancang.internal-secret-file}; without it the indexer is asked as
     *     the public asks, and readers of groups see no more than others
     */
    Indexer(
            ReplaySettings settings,
            @Value("${diancang.internal-secret-file:#{null}}") @Nullable Path secretFile) {
        this.secret = Optional.ofNullable(secretFile).map(InternalSecret::in);
        this.base = settings.indexer().address().toString().replaceAll("/+$", "");
        this.lookUps = new BlockingLookUps(base, CONNECT, ANSWER, WHOLE_ANSWER);
    }

    /**
     * Asks the indexer.
     *
     * @param path such as {@code /cdx}
     * @param parameters unencoded; empty values are left out
     * @return the body of its answer, to be closed; empty where the indexer refuses the question
     *     itself (a 4xx status)
     * @throws IndexerUnavailableException if it can't be reached or reports trouble of its own
     */
    public Optional<InputStream> get(String path, Map<String, String> parameters) {
        return get(path, List.copyOf(new TreeMap<>(parameters).entrySet()));
    }

    /** Asks the indexer as {@link #get(String, Map)} does, with a name as often as need be. */
    public Optional<InputStream> get(String path, List<Map.Entry<String, String>> parameters) {
        return lookUps.get(path, query(parameters), introduction());
    }

    /** Asks as {@link #get(String, Map)} does, for the headers of the answer too. */
    public Optional<HttpResponse<InputStream>> answer(String path, Map<String, String> parameters) {
        HttpResponse<InputStream> response =
                send(path, query(List.copyOf(new TreeMap<>(parameters).entrySet())));
        int status = response.statusCode();
        if (status == 200) {
            return Optional.of(response);
        }
        close(response);
        if (status >= 400 && status < 500) {
            return Optional.empty();
        }
        throw new IndexerUnavailableException("indexer answered " + status + " to " + path);
    }

    private static String query(List<Map.Entry<String, String>> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach(
                parameter -> {
                    if (!parameter.getValue().isEmpty()) {
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(parameter.getKey())
                                .append('=')
                                .append(encode(parameter.getValue()));
                    }
                });
        return query.toString();
    }

    /**
     * Asks the indexer what somebody else asks.
     *
     * @param query as it was sent, encoded, without a question mark; may be empty
     * @return whatever it answers, whose body is to be closed
     * @throws IndexerUnavailableException if it can't be reached
     */
    public HttpResponse<InputStream> pass(String path, String query) {
        return send(path, query.isEmpty() ? "" : "?" + query);
    }

    private HttpResponse<InputStream> send(String path, String query) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + path + query))
                            .timeout(ANSWER)
                            .header("Accept", "application/json, text/plain, */*");
            introduction().forEach(request::header);
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw new IndexerUnavailableException(
                    "no answer to " + path + " from " + base + " in " + ANSWER, e);
        } catch (IOException e) {
            throw new IndexerUnavailableException(
                    "can't reach the indexer at " + base + " for " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexerUnavailableException("interrupted while asking " + path, e);
        }
    }

    /** Headers that say for whom it is asked, which only a service of the installation may. */
    private Map<String, String> introduction() {
        if (secret.isEmpty()) {
            return Map.of();
        }
        String authorization = secret.get().authorization();
        return CurrentReader.groups().isEmpty()
                ? Map.of("Authorization", authorization)
                : Map.of(
                        "Authorization",
                        authorization,
                        GROUPS,
                        String.join(",", CurrentReader.groups()));
    }

    /** Whether it can be asked what only services of the installation may ask. */
    boolean knowsUs() {
        return secret.isPresent();
    }

    @Override
    public void destroy() {
        lookUps.close();
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new IndexerUnavailableException("the indexer's answer can't be closed", e);
        }
    }

    /** Encodes no more than a query value needs: long URLs stay short enough for one. */
    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("%2F", "/")
                .replace("%3F", "?")
                .replace("%3D", "=")
                .replace("%2C", ",")
                .replace("%40", "@")
                .replace("%3B", ";");
    }
}

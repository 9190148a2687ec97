package org.diancang.indexer.cdx.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.diancang.installation.InternalSecret;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The orchestrator over HTTP, which alone writes rules and policies. */
@Component
final class Orchestrator implements DisposableBean {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final OrchestratorSettings settings;
    private final InternalSecret secret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Orchestrator(OrchestratorSettings settings, InternalSecret secret) {
        this.settings = settings;
        this.secret = secret;
    }

    /**
     * A request to be made.
     *
     * @param path such as {@code /internal/access-rules}
     * @throws ErrorResponseException if it is not told where the orchestrator is
     */
    HttpRequest.Builder request(String path) {
        String base =
                settings.base()
                        .orElseThrow(
                                () ->
                                        refusal(
                                                HttpStatus.NOT_IMPLEMENTED,
                                                "Rules and policies are written in the"
                                                        + " orchestrator. Set"
                                                        + " diancang.orchestrator.address to its"
                                                        + " address, and they are handed on."));
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", secret.authorization())
                .header("Content-Type", "application/json");
    }

    /**
     * What it answers.
     *
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    JsonNode send(HttpRequest.Builder request) {
        Reply reply = ask(request);
        if (reply.status() / 100 == 2) {
            return reply.body();
        }
        HttpStatus status =
                Optional.ofNullable(HttpStatus.resolve(reply.status()))
                        .filter(HttpStatus::is4xxClientError)
                        .orElse(HttpStatus.BAD_GATEWAY);
        throw refusal(status, reply.body().path("detail").asString("The orchestrator refuses it."));
    }

    /**
     * What it has at a path; empty where there is nothing.
     *
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    Optional<JsonNode> find(String path) {
        Reply reply = ask(request(path).GET());
        if (reply.status() == HttpStatus.NOT_FOUND.value()) {
            return Optional.empty();
        }
        if (reply.status() == HttpStatus.OK.value()) {
            return Optional.of(reply.body());
        }
        throw refusal(HttpStatus.BAD_GATEWAY, "The orchestrator does not tell what it has.");
    }

    private record Reply(int status, JsonNode body) {}

    private Reply ask(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException | JacksonException e) {
            throw refusal(
                    HttpStatus.BAD_GATEWAY, "The orchestrator can't be reached; try again later.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal(HttpStatus.SERVICE_UNAVAILABLE, "The index is being stopped.");
        }
    }

    static HttpRequest.BodyPublisher body(JsonNode draft) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(draft));
    }

    private static ErrorResponseException refusal(HttpStatus status, String detail) {
        return new ErrorResponseException(
                status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    @Override
    public void destroy() {
        http.close();
    }
}

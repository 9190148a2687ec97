package org.diancang.indexer.cdx.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.AccessRule;
import org.diancang.installation.InternalSecret;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands rules on to the orchestrator, which alone writes them. */
@Component
final class RuleWriter implements DisposableBean {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final OrchestratorSettings settings;
    private final InternalSecret secret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    RuleWriter(OrchestratorSettings settings, InternalSecret secret) {
        this.settings = settings;
        this.secret = secret;
    }

    /**
     * Makes a rule.
     *
     * @return its id
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    UUID create(JsonNode draft) {
        JsonNode made = send(request("").POST(body(draft)));
        return UUID.fromString(made.path("id").asString());
    }

    /**
     * Changes a rule.
     *
     * @param rule as it is known here
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    void change(AccessRule rule, JsonNode draft) {
        send(known(rule).PUT(body(draft)));
    }

    /**
     * Removes a rule.
     *
     * @param rule as it is known here
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    void remove(AccessRule rule) {
        send(known(rule).DELETE());
    }

    private HttpRequest.Builder known(AccessRule rule) {
        return request("/" + rule.id()).header("If-Match", "\"" + rule.version() + "\"");
    }

    private HttpRequest.Builder request(String path) {
        String rules =
                settings.rules()
                        .orElseThrow(
                                () ->
                                        refusal(
                                                HttpStatus.NOT_IMPLEMENTED,
                                                "Rules are written in the orchestrator. Set"
                                                        + " diancang.orchestrator.address to its"
                                                        + " address, and they are handed on."));
        return HttpRequest.newBuilder(URI.create(rules + path))
                .timeout(PATIENCE)
                .header("Authorization", secret.authorization())
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() / 100 == 2) {
                return body;
            }
            HttpStatus status =
                    Optional.ofNullable(HttpStatus.resolve(response.statusCode()))
                            .filter(HttpStatus::is4xxClientError)
                            .orElse(HttpStatus.BAD_GATEWAY);
            throw refusal(status, body.path("detail").asString("The orchestrator refuses it."));
        } catch (IOException | JacksonException e) {
            throw refusal(
                    HttpStatus.BAD_GATEWAY, "The orchestrator can't be reached; try again later.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal(HttpStatus.SERVICE_UNAVAILABLE, "The index is being stopped.");
        }
    }

    private static HttpRequest.BodyPublisher body(JsonNode draft) {
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

package org.diancang.indexer.cdx.access;

import java.net.http.HttpRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** Hands policies on to the orchestrator. */
@Component
final class PolicyWriter {
    private static final String POLICIES = "/internal/access-policies";

    private final Orchestrator orchestrator;

    PolicyWriter(Orchestrator orchestrator) {
        this.orchestrator = orchestrator;
    }

    /**
     * Makes a policy.
     *
     * @return its number
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    int create(JsonNode draft) {
        JsonNode made =
                orchestrator.send(orchestrator.request(POLICIES).POST(Orchestrator.body(draft)));
        return made.path("number").asInt();
    }

    /**
     * Makes the policy of this number so, whether there is one or not. The version that is replaced
     * is the one that the orchestrator has at this moment, since OutbackCDX's form names none.
     *
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    void put(long number, JsonNode draft) {
        Optional<JsonNode> before = orchestrator.find(path(number));
        HttpRequest.Builder request = orchestrator.request(path(number));
        if (before.isPresent()) {
            request.header("If-Match", "\"" + before.get().path("version").asLong() + "\"");
        } else {
            request.header("If-None-Match", "*");
        }
        orchestrator.send(request.PUT(Orchestrator.body(draft)));
    }

    /**
     * Whether there is a policy of this number, known here already or not.
     *
     * @throws ErrorResponseException if the orchestrator can't be reached
     */
    boolean has(long number) {
        return orchestrator.find(path(number)).isPresent();
    }

    private static String path(long number) {
        return POLICIES + "/" + number;
    }
}

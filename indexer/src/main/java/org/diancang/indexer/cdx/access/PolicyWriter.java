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

    /** A policy as it was written. */
    record Written(long number, long version) {
        private static Written of(JsonNode policy) {
            return new Written(policy.path("number").asLong(), policy.path("version").asLong());
        }
    }

    /**
     * Makes a policy.
     *
     * @return the policy as it was written
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    Written create(JsonNode draft) {
        return Written.of(
                orchestrator.send(orchestrator.request(POLICIES).POST(Orchestrator.body(draft))));
    }

    /**
     * Makes the policy of this number so, whether there is one or not. The version that is replaced
     * is the one that the orchestrator has at this moment, since OutbackCDX's form names none.
     *
     * @return the policy as it was written
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    Written put(long number, JsonNode draft) {
        Optional<JsonNode> before = orchestrator.find(path(number));
        HttpRequest.Builder request = orchestrator.request(path(number));
        if (before.isPresent()) {
            request.header("If-Match", "\"" + before.get().path("version").asLong() + "\"");
        } else {
            request.header("If-None-Match", "*");
        }
        return Written.of(orchestrator.send(request.PUT(Orchestrator.body(draft))));
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

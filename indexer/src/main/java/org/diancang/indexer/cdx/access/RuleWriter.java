package org.diancang.indexer.cdx.access;

import java.net.http.HttpRequest;
import java.util.UUID;
import org.diancang.events.AccessRule;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** Hands rules on to the orchestrator. */
@Component
final class RuleWriter {
    private static final String RULES = "/internal/access-rules";

    private final Orchestrator orchestrator;

    RuleWriter(Orchestrator orchestrator) {
        this.orchestrator = orchestrator;
    }

    /**
     * Makes a rule.
     *
     * @return the rule as it was written
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    Echo.Written create(JsonNode draft) {
        JsonNode made =
                orchestrator.send(orchestrator.request(RULES).POST(Orchestrator.body(draft)));
        return new Echo.Written(
                UUID.fromString(made.path("id").asString()), made.path("version").asLong());
    }

    /**
     * Changes a rule.
     *
     * @param rule as it is known here
     * @return the rule as it was written
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    Echo.Written change(AccessRule rule, JsonNode draft) {
        JsonNode changed = orchestrator.send(known(rule).PUT(Orchestrator.body(draft)));
        return new Echo.Written(rule.id(), changed.path("version").asLong());
    }

    /**
     * Removes a rule.
     *
     * @param rule as it is known here
     * @throws ErrorResponseException as the orchestrator refuses it, or if it can't be reached
     */
    void remove(AccessRule rule) {
        orchestrator.send(known(rule).DELETE());
    }

    private HttpRequest.Builder known(AccessRule rule) {
        return orchestrator
                .request(RULES + "/" + rule.id())
                .header("If-Match", "\"" + rule.version() + "\"");
    }
}

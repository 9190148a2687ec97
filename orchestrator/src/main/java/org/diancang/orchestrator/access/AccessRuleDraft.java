package org.diancang.orchestrator.access;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A rule as somebody typed it; what each field means: {@link org.diancang.events.AccessRule}.
 *
 * @param others fields that no rule has: a misspelt {@code groups} must not make a rule for
 *     everybody
 */
public record AccessRuleDraft(
        @Nullable String policy,
        @Nullable Integer policyNumber,
        @Nullable List<@Nullable String> urlPatterns,
        @Nullable String collection,
        @Nullable String capturedFrom,
        @Nullable String capturedTo,
        @Nullable String accessedFrom,
        @Nullable String accessedTo,
        @Nullable String embargo,
        @Nullable List<@Nullable String> groups,
        @Nullable Integer priority,
        @Nullable String message,
        @Nullable String privateComment,
        @Nullable Remarks remarks,
        @JsonAnySetter @Nullable Map<String, JsonNode> others) {

    /**
     * What is noted about a rule, as somebody typed it.
     *
     * @param others fields that there are not
     */
    public record Remarks(
            @Nullable Boolean enabled,
            @Nullable Boolean pinned,
            @Nullable String externalId,
            @Nullable String reason,
            @JsonAnySetter @Nullable Map<String, JsonNode> others) {}
}

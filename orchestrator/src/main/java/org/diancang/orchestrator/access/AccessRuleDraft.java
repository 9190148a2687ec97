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
        @JsonAnySetter @Nullable Map<String, JsonNode> others) {}

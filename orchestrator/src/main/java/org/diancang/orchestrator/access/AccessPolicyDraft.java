package org.diancang.orchestrator.access;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A policy as somebody typed it; what each field means: {@link org.diancang.events.AccessPolicy}.
 *
 * @param others fields that no policy has
 */
public record AccessPolicyDraft(
        @Nullable String name,
        @Nullable List<@Nullable String> accessPoints,
        @JsonAnySetter @Nullable Map<String, JsonNode> others) {}

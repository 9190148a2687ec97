package org.diancang.orchestrator.profile;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A profile as somebody typed it.
 *
 * @param name its name
 * @param description what it is for; absent: nothing said
 * @param overrides an object whose members are fields of {@link Setting}; absent: none
 */
public record ProfileDraft(
        @Nullable String name, @Nullable String description, @Nullable JsonNode overrides) {}

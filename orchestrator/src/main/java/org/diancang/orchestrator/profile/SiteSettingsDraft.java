package org.diancang.orchestrator.profile;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Settings of a site as somebody typed them: always the whole.
 *
 * @param profileId the profile that it shall share; absent: none
 * @param overrides an object whose members are fields of {@link Setting}; absent: none
 */
public record SiteSettingsDraft(@Nullable UUID profileId, @Nullable JsonNode overrides) {}

package org.diancang.orchestrator.profile;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One line of the history of a profile or of the settings of a site.
 *
 * @param name the profile's name or the site's number at that time
 * @param before what it said before, as in files of settings; empty where it was new
 * @param after what it said from then on; empty where it was removed
 * @param by user name of who changed it
 * @param at when
 */
public record SettingsChange(
        String name, Optional<JsonNode> before, Optional<JsonNode> after, String by, Instant at) {}

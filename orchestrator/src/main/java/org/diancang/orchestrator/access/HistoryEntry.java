package org.diancang.orchestrator.access;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A change of a rule.
 *
 * @param before how it was; empty where it was made
 * @param after how it became; empty where it was removed
 * @param changedBy user name of who did it
 * @param changedAt when
 */
public record HistoryEntry(
        Optional<JsonNode> before, Optional<JsonNode> after, String changedBy, Instant changedAt) {}

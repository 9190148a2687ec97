package org.diancang.orchestrator.access;

import java.util.Objects;
import java.util.UUID;
import org.diancang.events.AccessRule;
import org.jspecify.annotations.Nullable;

/**
 * A rule with who made it and who changed it last.
 *
 * @param rule as it is announced
 * @param authors of it
 */
public record KeptRule(AccessRule rule, Authors authors) {
    /** Its identity. */
    public UUID id() {
        return rule.id();
    }

    /** Rises with each change; no two rules ever have the same. */
    public long version() {
        return rule.version();
    }

    /** What is noted about it; a rule that is kept here always has it. */
    AccessRule.Remarks remarks() {
        return Objects.requireNonNull(rule.remarks(), "a kept rule has remarks");
    }

    /** What is noted about a rule of these authors. */
    static AccessRule.Remarks remarks(
            boolean enabled,
            boolean pinned,
            @Nullable String externalId,
            @Nullable String reason,
            Authors authors) {
        return new AccessRule.Remarks(
                enabled,
                pinned,
                externalId,
                reason,
                authors.createdAt(),
                authors.createdBy(),
                authors.changedBy());
    }
}

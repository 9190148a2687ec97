package org.diancang.orchestrator.access;

import java.time.Instant;
import java.util.UUID;
import org.diancang.events.AccessRule;

/**
 * A rule with who made it and who changed it last.
 *
 * @param rule as it is announced
 * @param createdBy user name of who made it
 * @param createdAt when
 * @param changedBy user name of who changed it last
 */
public record KeptRule(AccessRule rule, String createdBy, Instant createdAt, String changedBy) {
    /** Its identity. */
    public UUID id() {
        return rule.id();
    }

    /** Rises with each change; no two rules ever have the same. */
    public long version() {
        return rule.version();
    }

    /** The same rule as somebody wants it now. */
    KeptRule changed(AccessRule wanted, String by) {
        return new KeptRule(wanted, createdBy, createdAt, by);
    }
}

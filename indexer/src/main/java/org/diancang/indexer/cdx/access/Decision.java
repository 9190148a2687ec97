package org.diancang.indexer.cdx.access;

import java.time.Instant;
import java.util.Optional;
import org.diancang.events.AccessRule;

/** What the rules say about a capture for somebody. */
sealed interface Decision {
    /** It may be seen; by the rule that says so, or since no rule says otherwise. */
    record Allowed(Optional<AccessRule> rule) implements Decision {}

    /**
     * It is hidden, and who asks is told so (HTTP 451) or told that there is nothing (HTTP 404), as
     * the rule's policy has it; of a rule that names a policy by number, from who is at none of its
     * access points.
     *
     * @param rule the rule that decided
     * @param until when its embargo ends for this capture; empty where it has none
     */
    record Hidden(AccessRule rule, Optional<Instant> until) implements Decision {}
}

package org.diancang.orchestrator.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diancang.events.AccessRule;
import org.diancang.url.KeyPattern;

/** Keeps what is purged from being opened again by another rule. */
final class PurgeGuard {
    static final AccessRuleFinding PERMANENT =
            new AccessRuleFinding(
                    "id", "permanent", "guards what is purged; it is never changed or removed.");

    private static final UUID NONE = new UUID(0, 0);
    private final AccessRuleTable table;

    PurgeGuard(AccessRuleTable table) {
        this.table = table;
    }

    /** Refuses what would open purged URLs. */
    DraftCheck.Outcome check(DraftCheck.Outcome.Good good) {
        AccessRule wanted =
                good.wanted().rule(NONE, 1, Authors.of("-", Instant.EPOCH), Instant.EPOCH).rule();
        boolean opens = wanted.policy() == AccessRule.Policy.ALLOW || wanted.policyNumber() != null;
        if (!opens || !isWithinPurged(wanted)) {
            return good;
        }
        return new DraftCheck.Outcome.Bad(
                List.of(
                        new AccessRuleFinding(
                                "urlPatterns",
                                "purged",
                                "are about what is purged: no rule shows it again.")));
    }

    private boolean isWithinPurged(AccessRule wanted) {
        return table.permanent().stream()
                .flatMap(kept -> kept.rule().urlPatterns().stream())
                .map(KeyPattern::of)
                .anyMatch(purged -> isWithin(wanted, purged));
    }

    /** Whether a pattern of a rule is one of these or more specific. */
    boolean isWithin(AccessRule rule, KeyPattern pattern) {
        return rule.urlPatterns().stream()
                .flatMap(written -> KeyPattern.of(written).beginnings().stream())
                .anyMatch(
                        beginning -> pattern.beginnings().stream().anyMatch(beginning::startsWith));
    }
}

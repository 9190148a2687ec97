package org.diancang.indexer.cdx.access;

import org.diancang.events.AccessRule;
import org.jspecify.annotations.Nullable;

/** What the rules say about a capture, as OutbackCDX writes it. */
record OutbackDecision(
        boolean allowed, @Nullable OutbackRule rule, @Nullable String publicMessage) {
    static OutbackDecision of(Decision decision) {
        return switch (decision) {
            case Decision.Allowed(var rule) -> of(true, rule.orElse(null));
            case Decision.Hidden(AccessRule rule, var _) -> of(false, rule);
        };
    }

    private static OutbackDecision of(boolean allowed, @Nullable AccessRule rule) {
        return new OutbackDecision(
                allowed,
                rule == null ? null : OutbackRule.of(rule),
                rule == null ? null : rule.message());
    }
}

package org.diancang.indexer.cdx.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.diancang.events.AccessRule;
import org.jspecify.annotations.Nullable;

/**
 * Waits until what was written comes back through the topic, so that who wrote it finds it here, as
 * OutbackCDX's callers expect. Not for ever: it is written in any case.
 */
final class Echo {
    private final RuleBook book;
    private final Duration longest;

    /**
     * Of what a book learns.
     *
     * @param longest how long an answer may wait
     */
    Echo(RuleBook book, Duration longest) {
        this.book = book;
        this.longest = longest;
    }

    /** A rule as it was written. */
    record Written(UUID id, long version) {
        private boolean isMetBy(@Nullable AccessRule known) {
            return known != null && known.version() >= version;
        }
    }

    void ofRules(List<Written> written) {
        await(
                rules -> {
                    Map<UUID, AccessRule> known = new HashMap<>();
                    rules.rules().forEach(rule -> known.put(rule.id(), rule));
                    return written.stream().allMatch(one -> one.isMetBy(known.get(one.id())));
                });
    }

    void ofRemoved(UUID id) {
        await(rules -> rules.rules().stream().noneMatch(rule -> rule.id().equals(id)));
    }

    void ofPolicy(PolicyWriter.Written written) {
        await(
                rules ->
                        rules.policy(written.number())
                                .filter(policy -> policy.version() >= written.version())
                                .isPresent());
    }

    private void await(Predicate<RuleSet> wanted) {
        try {
            var _ = book.await(wanted, longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

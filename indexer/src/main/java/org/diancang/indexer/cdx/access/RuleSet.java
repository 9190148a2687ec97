package org.diancang.indexer.cdx.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.diancang.events.AccessRule;
import org.diancang.url.KeyPattern;

/** All rules as they stood at one moment; immutable. */
final class RuleSet {
    private final PrefixTable<Match> byBeginning;
    private final List<AccessRule> rules;

    /**
     * Copies what is known.
     *
     * @param byBeginning matches by their beginning, those of one beginning sorted
     */
    RuleSet(
            SortedMap<String, ? extends Collection<Match>> byBeginning,
            Collection<AccessRule> rules) {
        this.byBeginning = new PrefixTable<>(byBeginning, Comparator.naturalOrder());
        this.rules = List.copyOf(rules);
    }

    /** Every rule, in no order. */
    List<AccessRule> rules() {
        return rules;
    }

    boolean isEmpty() {
        return byBeginning.isEmpty();
    }

    /** The rules that cover a URL, in the order in which they decide. */
    List<Match> covering(String urlkey) {
        return byBeginning.of(KeyPattern.ended(urlkey));
    }

    /** As the first rule says that has a say. */
    static Decision decide(List<Match> covering, Access access, Instant captured) {
        for (Match match : covering) {
            if (obstacle(match.rule(), access, captured).isEmpty()) {
                return Decision.by(match.rule(), captured);
            }
        }
        return new Decision.Allowed(Optional.empty());
    }

    /** What keeps a rule from having a say about a capture. */
    static Optional<Obstacle> obstacle(AccessRule rule, Access access, Instant captured) {
        return access.obstacle(rule).or(() -> access.obstacle(rule, captured));
    }
}

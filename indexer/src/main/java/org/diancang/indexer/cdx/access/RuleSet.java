package org.diancang.indexer.cdx.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.diancang.events.AccessPolicy;
import org.diancang.events.AccessRule;
import org.diancang.url.KeyPattern;

/** All rules and policies as they stood at one moment; immutable. */
final class RuleSet {
    private final PrefixTable<Match> byBeginning;
    private final List<AccessRule> rules;
    private final NavigableMap<Integer, AccessPolicy> policies;

    /**
     * Copies what is known.
     *
     * @param byBeginning matches by their beginning, those of one beginning sorted
     */
    RuleSet(
            SortedMap<String, ? extends Collection<Match>> byBeginning,
            Collection<AccessRule> rules,
            Collection<AccessPolicy> policies) {
        this.byBeginning = new PrefixTable<>(byBeginning, Comparator.naturalOrder());
        this.rules = List.copyOf(rules);
        this.policies = new TreeMap<>();
        policies.forEach(policy -> this.policies.put(policy.number(), policy));
    }

    /** Every rule, in no order. */
    List<AccessRule> rules() {
        return rules;
    }

    /** Every policy, by number. */
    List<AccessPolicy> policies() {
        return List.copyOf(policies.values());
    }

    /** The policy of this number. */
    Optional<AccessPolicy> policy(long number) {
        return number < 0 || number > AccessPolicy.HIGHEST_NUMBER
                ? Optional.empty()
                : Optional.ofNullable(policies.get((int) number));
    }

    boolean isEmpty() {
        return byBeginning.isEmpty();
    }

    /** The rules that cover a URL, in the order in which they decide. */
    List<Match> covering(String urlkey) {
        return byBeginning.of(KeyPattern.ended(urlkey));
    }

    /** All beginnings that a rule is about, sorted. */
    List<String> beginnings() {
        return byBeginning.beginnings();
    }

    /** The rules that cover all URLs of a beginning, in the order in which they decide. */
    List<Match> coveringAll(String beginning) {
        return byBeginning.of(beginning);
    }

    /**
     * As the first rule says that has a say. Of rules as specific as that one any that hides is
     * heard before it: whom a policy lets see is known only now, so their order does not tell the
     * stricter.
     */
    Decision decide(List<Match> covering, Access access, Instant captured) {
        Decision first = null;
        Match decider = null;
        for (Match match : covering) {
            if (decider != null && !match.isAsSpecificAs(decider)) {
                break;
            }
            if (obstacle(match.rule(), access, captured).isPresent()) {
                continue;
            }
            Decision decision = decision(match.rule(), access, captured);
            if (decision instanceof Decision.Hidden) {
                return decision;
            }
            if (first == null) {
                first = decision;
                decider = match;
            }
        }
        return first == null ? new Decision.Allowed(Optional.empty()) : first;
    }

    /** A policy that is not known lets nobody see anything. */
    private Decision decision(AccessRule rule, Access access, Instant captured) {
        Integer number = rule.policyNumber();
        boolean shown =
                number == null
                        ? rule.policy() == AccessRule.Policy.ALLOW
                        : policy(number).filter(access::isAtAccessPoint).isPresent();
        return shown
                ? new Decision.Allowed(Optional.of(rule))
                : new Decision.Hidden(rule, Access.endOfEmbargo(rule, captured));
    }

    /** What keeps a rule from having a say about a capture. */
    static Optional<Obstacle> obstacle(AccessRule rule, Access access, Instant captured) {
        return access.obstacle(rule).or(() -> access.obstacle(rule, captured));
    }
}

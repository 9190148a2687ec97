package org.diancang.indexer.cdx.access;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.diancang.events.AccessRule;
import org.diancang.events.AccessRule.Policy;

/**
 * One of our three policies as OutbackCDX writes its own. Its access points are our groups.
 *
 * @param accessPoints who may see captures under it
 */
record OutbackPolicy(long id, String name, List<String> accessPoints) {
    /** Whom OutbackCDX calls by this name belongs to no group here. */
    private static final String EVERYBODY = "public";

    OutbackPolicy {
        accessPoints = List.copyOf(accessPoints);
    }

    static List<OutbackPolicy> all(List<AccessRule> rules) {
        TreeSet<String> groups = new TreeSet<>();
        groups.add(EVERYBODY);
        rules.forEach(rule -> groups.addAll(rule.groups()));
        return List.of(
                new OutbackPolicy(idOf(Policy.ALLOW), "Allow", List.copyOf(groups)),
                new OutbackPolicy(idOf(Policy.BLOCK), "Block", List.of()),
                new OutbackPolicy(idOf(Policy.EXCLUDE), "Exclude", List.of()));
    }

    static long idOf(Policy policy) {
        return policy.ordinal();
    }

    static Optional<Policy> policy(long id) {
        return id >= 0 && id < Policy.values().length
                ? Optional.of(Policy.values()[(int) id])
                : Optional.empty();
    }
}

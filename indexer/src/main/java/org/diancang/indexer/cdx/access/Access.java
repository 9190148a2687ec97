package org.diancang.indexer.cdx.access;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.diancang.events.AccessPolicy;
import org.diancang.events.AccessRule;
import org.diancang.indexer.cdx.CollectionName;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looks into a collection at a moment.
 *
 * @param groups to which the reader belongs
 * @param collection which is looked into
 * @param at when
 */
record Access(Set<String> groups, CollectionName collection, Instant at) {
    Access {
        groups = Set.copyOf(groups);
    }

    /** Whether a policy lets the reader see; who belongs to no group is the public. */
    boolean isAtAccessPoint(AccessPolicy policy) {
        return groups.isEmpty()
                ? policy.accessPoints().contains(AccessPolicy.PUBLIC)
                : !Collections.disjoint(policy.accessPoints(), groups);
    }

    /** What keeps a rule from having a say, whatever the capture. */
    Optional<Obstacle> obstacle(AccessRule rule) {
        if (rule.collection() != null && !rule.collection().equals(collection.value())) {
            return Optional.of(Obstacle.OTHER_COLLECTION);
        }
        if (!rule.groups().isEmpty() && Collections.disjoint(rule.groups(), groups)) {
            return Optional.of(Obstacle.OTHER_GROUP);
        }
        return isWithin(at, rule.accessedFrom(), rule.accessedTo())
                ? Optional.empty()
                : Optional.of(Obstacle.OUTSIDE_ACCESS_WINDOW);
    }

    /**
     * What keeps a rule from having a say about a capture, as far as {@link #obstacle(AccessRule)}
     * has not told it.
     *
     * @param captured second of the capture
     */
    Optional<Obstacle> obstacle(AccessRule rule, Instant captured) {
        if (!isWithin(captured, rule.capturedFrom(), rule.capturedTo())) {
            return Optional.of(Obstacle.OUTSIDE_CAPTURE_WINDOW);
        }
        return endOfEmbargo(rule, captured).filter(end -> !at.isBefore(end)).isPresent()
                ? Optional.of(Obstacle.EMBARGO_OVER)
                : Optional.empty();
    }

    /** When a rule ends for a capture, if it has an embargo. */
    static Optional<Instant> endOfEmbargo(AccessRule rule, Instant captured) {
        Period embargo = rule.embargo();
        return embargo == null
                ? Optional.empty()
                : Optional.of(captured.atZone(ZoneOffset.UTC).plus(embargo).toInstant());
    }

    /** Both ends included; a capture has whole seconds, so its bounds count as whole ones too. */
    private static boolean isWithin(Instant moment, @Nullable Instant from, @Nullable Instant to) {
        return (from == null || moment.getEpochSecond() >= from.getEpochSecond())
                && (to == null || moment.getEpochSecond() <= to.getEpochSecond());
    }
}

package org.diancang.indexer.cdx.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diancang.events.AccessPolicy;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.indexer.topic.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the policies. Messages may come twice and late. Of one that can't be read the
 * earlier version stays; where none is known, rules that name it hide from everybody. Used by the
 * thread that writes the {@link RuleBook}.
 */
final class PolicyBook {
    private final EventCodec codec = new EventCodec();
    private final Map<Integer, AccessPolicy> known = new HashMap<>();
    private final Set<Integer> removed = new HashSet<>();
    private final Set<Integer> unreadable = new HashSet<>();
    private Set<Integer> seen = new HashSet<>();

    /** How many can't be read in the version that stands now. */
    int unreadable() {
        return unreadable.size();
    }

    Collection<AccessPolicy> policies() {
        return List.copyOf(known.values());
    }

    void startOver() {
        seen = new HashSet<>();
    }

    void forgetUnseen() {
        known.keySet().retainAll(seen);
        unreadable.retainAll(seen);
    }

    Reading take(int number, byte @Nullable [] value) {
        seen.add(number);
        if (value == null) {
            unreadable.remove(number);
            known.remove(number);
            return removed.add(number) ? new Reading.Changed() : new Reading.Late();
        }
        if (removed.contains(number)) {
            // An old message that came late must not bring it back.
            return new Reading.Late();
        }
        try {
            return take(number, codec.decode(value, AccessPolicy.class));
        } catch (MalformedEventException e) {
            unreadable.add(number);
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Reading take(int number, AccessPolicy policy) {
        if (policy.number() != number) {
            throw new MalformedEventException(
                    "the key is of policy " + number + ", the message of " + policy.number(),
                    new IllegalArgumentException("number"));
        }
        AccessPolicy before = known.get(number);
        if (before != null && before.version() >= policy.version()) {
            return new Reading.Late();
        }
        unreadable.remove(number);
        known.put(number, policy);
        return new Reading.Changed();
    }
}

package org.diancang.indexer.cdx.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.diancang.events.AccessPolicy;
import org.diancang.events.AccessRule;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.indexer.topic.Book;
import org.diancang.indexer.topic.Reading;
import org.diancang.url.KeyPattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is known of the rules and of the policies that they name. Messages may come twice and late.
 * A message that can't be read opens nothing: the earlier version of its rule stays, and where none
 * is known, what it names is hidden. Written by one thread, read by any.
 */
@Component
final class RuleBook implements Book {
    private static final Logger log = LoggerFactory.getLogger(RuleBook.class);
    private final EventCodec codec = new EventCodec();
    private final PolicyBook policies = new PolicyBook();
    private final Map<UUID, Known> known = new HashMap<>();
    private final Set<UUID> removed = new HashSet<>();
    private final Set<UUID> unreadable = new HashSet<>();
    private final NavigableMap<String, TreeSet<Match>> byBeginning = new TreeMap<>();
    private Set<UUID> seen = new HashSet<>();
    private volatile Optional<RuleSet> published = Optional.empty();
    private volatile int unreadableCount;
    private final Lock publishing = new ReentrantLock();
    private final Condition isPublished = publishing.newCondition();

    /** A rule with its patterns, which may be more than a readable rule has. */
    private record Known(AccessRule rule, List<KeyPattern> patterns) {}

    /** The rules as last published; empty as long as they are not all known. */
    Optional<RuleSet> rules() {
        return published;
    }

    /** How many rules and policies can't be read in the version that stands now. */
    int unreadable() {
        return unreadableCount;
    }

    @Override
    public void startOver() {
        seen = new HashSet<>();
        policies.startOver();
    }

    @Override
    public void forgetUnseen() {
        Set.copyOf(known.keySet()).stream().filter(id -> !seen.contains(id)).forEach(this::remove);
        unreadable.retainAll(seen);
        policies.forgetUnseen();
    }

    @Override
    public Reading take(byte @Nullable [] key, byte @Nullable [] value) {
        String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        OptionalInt policy = AccessPolicy.numberOf(text);
        if (policy.isPresent()) {
            return policies.take(policy.getAsInt(), value);
        }
        Optional<UUID> id = id(text);
        if (id.isEmpty()) {
            return new Reading.Unreadable("the key is no rule's id and no policy's");
        }
        seen.add(id.get());
        if (value == null) {
            unreadable.remove(id.get());
            boolean isNew = removed.add(id.get());
            return remove(id.get()) || isNew ? new Reading.Changed() : new Reading.Late();
        }
        if (removed.contains(id.get())) {
            // Ids are never used again: this is an old message that came late.
            return new Reading.Late();
        }
        try {
            return take(id.get(), codec.decode(value, AccessRule.class));
        } catch (MalformedEventException e) {
            return unreadable(id.get(), value, String.valueOf(e.getMessage()));
        }
    }

    private Reading take(UUID id, AccessRule rule) {
        if (!rule.id().equals(id)) {
            throw new MalformedEventException(
                    "the key is " + id + ", the rule's id " + rule.id(),
                    new IllegalArgumentException("id"));
        }
        Known before = known.get(id);
        if (before != null && before.rule().version() >= rule.version()) {
            return new Reading.Late();
        }
        unreadable.remove(id);
        put(id, new Known(rule, rule.patterns()));
        return new Reading.Changed();
    }

    private Reading unreadable(UUID id, byte[] value, String reason) {
        unreadable.add(id);
        if (!known.containsKey(id)) {
            UnreadableRule.standIn(id, value)
                    .ifPresent(rule -> put(id, new Known(rule.rule(), rule.patterns())));
        }
        return new Reading.Unreadable(reason);
    }

    private void put(UUID id, Known rule) {
        remove(id);
        known.put(id, rule);
        matches(rule)
                .forEach(
                        match ->
                                byBeginning
                                        .computeIfAbsent(match.beginning(), _ -> new TreeSet<>())
                                        .add(match));
    }

    private boolean remove(UUID id) {
        Known before = known.remove(id);
        if (before == null) {
            return false;
        }
        for (Match match : matches(before)) {
            byBeginning.computeIfPresent(
                    match.beginning(),
                    (_, matches) -> {
                        matches.remove(match);
                        return matches.isEmpty() ? null : matches;
                    });
        }
        return true;
    }

    private static List<Match> matches(Known rule) {
        return rule.patterns().stream()
                .flatMap(
                        pattern ->
                                pattern.beginnings().stream()
                                        .map(
                                                beginning ->
                                                        new Match(
                                                                rule.rule(),
                                                                pattern.written(),
                                                                beginning)))
                .toList();
    }

    @Override
    public void publish() {
        unreadableCount = unreadable.size() + policies.unreadable();
        published =
                Optional.of(
                        new RuleSet(
                                byBeginning,
                                known.values().stream().map(Known::rule).toList(),
                                policies.policies()));
        log.info("{} access rules hold", known.size());
        publishing.lock();
        try {
            isPublished.signalAll();
        } finally {
            publishing.unlock();
        }
    }

    /**
     * Waits for rules to be as wanted.
     *
     * @return whether they are
     */
    boolean await(Predicate<RuleSet> wanted, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        publishing.lock();
        try {
            while (published.filter(wanted).isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = isPublished.awaitNanos(left);
            }
            return true;
        } finally {
            publishing.unlock();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            UUID id = UUID.fromString(text);
            // Java reads shortened forms too, under which a rule would have two keys.
            return Optional.of(id).filter(read -> read.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

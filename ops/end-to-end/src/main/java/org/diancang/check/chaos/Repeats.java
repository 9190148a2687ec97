package org.diancang.check.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was fetched again, and whether kills account for it.
 *
 * @param fetches when each URL was asked for, the earliest first
 * @param checkpoints when each was on disk
 * @param kills when something was killed
 */
record Repeats(Map<String, List<Instant>> fetches, List<Instant> checkpoints, List<Instant> kills) {
    /** A page that is on its way while a checkpoint is written is not in it. */
    static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

    Repeats {
        fetches = Map.copyOf(fetches);
        checkpoints = checkpoints.stream().sorted().toList();
        kills = kills.stream().sorted().toList();
    }

    /** How often everything was asked for. */
    long total() {
        return fetches.values().stream().mapToLong(List::size).sum();
    }

    /** URLs that were asked for more than once. */
    long repeated() {
        return fetches.values().stream().filter(times -> times.size() > 1).count();
    }

    /** How often the URL was asked for that was so most often. */
    long most() {
        return fetches.values().stream().mapToLong(List::size).max().orElse(0);
    }

    /**
     * URLs with a fetch that no kill accounts for. A repeat needs one of its own since the fetch
     * before it, and that fetch must not have been in a checkpoint when it came: what a kill rolls
     * back may be rolled back again by the next, until a checkpoint has it.
     */
    List<String> excessive() {
        return fetches.entrySet().stream()
                .filter(fetched -> !isAccountedFor(fetched.getValue()))
                .map(fetched -> fetched.getKey() + " " + fetched.getValue())
                .sorted()
                .toList();
    }

    /**
     * URLs fetched oftener than one and the kills between their first fetch and the next
     * checkpoint, whatever that checkpoint had: the stricter count, which an engine that writes one
     * before it has caught up cannot always keep.
     */
    long beyondNextCheckpoint() {
        return fetches.values().stream()
                .filter(times -> times.size() > 1 + killsBeforeNextCheckpoint(times.getFirst()))
                .count();
    }

    private long killsBeforeNextCheckpoint(Instant first) {
        Instant next =
                checkpoints.stream()
                        .filter(c -> c.isAfter(first.plus(ON_ITS_WAY)))
                        .findFirst()
                        .orElse(Instant.MAX);
        return kills.stream().filter(k -> k.isAfter(first) && k.isBefore(next)).count();
    }

    private boolean isAccountedFor(List<Instant> times) {
        for (int i = 1; i < times.size(); i++) {
            if (!isAccountedFor(times.get(i - 1), times.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isAccountedFor(Instant before, Instant repeat) {
        Optional<Instant> kill =
                kills.stream().filter(k -> k.isAfter(before) && k.isBefore(repeat)).findFirst();
        return kill.isPresent()
                && checkpoints.stream()
                        .noneMatch(
                                c -> c.isAfter(before.plus(ON_ITS_WAY)) && c.isBefore(kill.get()));
    }
}

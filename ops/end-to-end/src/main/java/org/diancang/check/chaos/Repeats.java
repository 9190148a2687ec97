package org.diancang.check.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was fetched again, and whether kills account for it.
 *
 * @param fetches when each URL was asked for, the earliest first
 * @param checkpoints when each was on disk
 * @param kills when something was killed
 */
record Repeats(
        Map<String, List<Instant>> fetches, List<Instant> checkpoints, List<Instant> kills) {
    /** A page that is on its way while a checkpoint is written is not in it. */
    static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

    Repeats {
        fetches = Map.copyOf(fetches);
        checkpoints = checkpoints.stream().sorted().toList();
        kills = List.copyOf(kills);
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

    /** URLs fetched more often than once and once for each kill before they were safe. */
    List<String> excessive() {
        return fetches.entrySet().stream()
                .filter(fetched -> fetched.getValue().size() > allowed(fetched.getValue()))
                .map(
                        fetched ->
                                fetched.getKey()
                                        + " was fetched "
                                        + fetched.getValue().size()
                                        + " times, at most "
                                        + allowed(fetched.getValue())
                                        + " are accounted for: "
                                        + fetched.getValue())
                .sorted()
                .toList();
    }

    private long allowed(List<Instant> times) {
        Instant first = times.getFirst();
        Optional<Instant> safe =
                checkpoints.stream().filter(c -> c.isAfter(first.plus(ON_ITS_WAY))).findFirst();
        Stream<Instant> later = kills.stream().filter(kill -> !kill.isBefore(first));
        return 1 + later.filter(kill -> safe.isEmpty() || kill.isBefore(safe.get())).count();
    }
}

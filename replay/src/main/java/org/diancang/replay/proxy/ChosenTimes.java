package org.diancang.replay.proxy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.diancang.replay.address.Timestamp;

/**
 * The moments that readers chose, by the address that they connect from. Nothing is left in the
 * browser: a cookie would have to be set for each archived site. Kept for so long after the last
 * choice, and of so many addresses only.
 */
final class ChosenTimes {
    static final Duration KEPT = Duration.ofHours(12);
    static final int MOST = 10_000;

    private record Choice(Timestamp moment, Instant at) {}

    private final Clock clock;
    private final Map<String, Choice> choices =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Choice> eldest) {
                    return size() > MOST;
                }
            };

    ChosenTimes(Clock clock) {
        this.clock = clock;
    }

    synchronized void choose(String address, Timestamp moment) {
        choices.remove(address);
        choices.put(address, new Choice(moment, clock.instant()));
    }

    synchronized void forget(String address) {
        choices.remove(address);
    }

    synchronized Optional<Timestamp> of(String address) {
        return Optional.ofNullable(choices.get(address))
                .filter(choice -> choice.at().plus(KEPT).isAfter(clock.instant()))
                .map(Choice::moment);
    }
}

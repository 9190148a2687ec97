package org.diancang.orchestrator.security;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Counts wrong passwords by account name, whether or not there is such an account, so that the
 * count tells nobody which there are. After {@value #MOST} in a row, that name can't sign in for 15
 * minutes, with the right password neither. Kept in memory: a restart forgets. Thread-safe.
 */
@Component
public class SignInTries {
    /** Wrong passwords in a row that close an account. */
    public static final int MOST = 5;

    /** How long it stays closed after the last of them. */
    public static final Duration CLOSED = Duration.ofMinutes(15);

    /** Names that are remembered at once; the oldest is forgotten first. */
    private static final int NAMES = 10_000;

    private final Clock clock;
    private final Map<String, Wrong> names = new LinkedHashMap<>();

    SignInTries(Clock clock) {
        this.clock = clock;
    }

    private record Wrong(int times, Instant last) {}

    /** Until when a name can't sign in; empty where it can. */
    public synchronized Optional<Instant> closedUntil(String username) {
        return current(username)
                .filter(wrong -> wrong.times() >= MOST)
                .map(wrong -> wrong.last().plus(CLOSED));
    }

    /** Wrong passwords that a name may still have before it is closed, 0 to {@value #MOST}. */
    public synchronized int left(String username) {
        return MOST - current(username).map(Wrong::times).orElse(0);
    }

    /**
     * Begins a try, which counts as a wrong one until {@link #right} or {@link #undo} says
     * otherwise: so that tries at the same moment can't be more than allowed.
     *
     * @return false where the name is closed; then nothing is counted
     */
    synchronized boolean begin(String username) {
        int times = current(username).map(Wrong::times).orElse(0);
        if (times >= MOST) {
            return false;
        }
        remember(username, times + 1);
        return true;
    }

    /** Takes back a try that came to no answer. */
    synchronized void undo(String username) {
        int times = current(username).map(Wrong::times).orElse(0);
        names.remove(key(username));
        if (times > 1) {
            remember(username, times - 1);
        }
    }

    synchronized void right(String username) {
        names.remove(key(username));
    }

    private void remember(String username, int times) {
        names.remove(key(username));
        if (names.size() >= NAMES) {
            names.remove(names.keySet().iterator().next());
        }
        names.put(key(username), new Wrong(times, clock.instant()));
    }

    private Optional<Wrong> current(String username) {
        return Optional.ofNullable(names.get(key(username)))
                .filter(wrong -> clock.instant().isBefore(wrong.last().plus(CLOSED)));
    }

    private static String key(String username) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        return name.length() <= 100 ? name : name.substring(0, 100);
    }
}

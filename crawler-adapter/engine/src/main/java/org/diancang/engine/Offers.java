package org.diancang.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often this crawl has offered each of its credentials, by id, so that no account is locked by
 * it: one for HTTP authentication is withdrawn after {@value #MOST_REFUSALS} answers of 401, a form
 * is posted once. Thread-safe.
 */
final class Offers {
    /** Answers of 401 after which a credential is not offered any more. */
    static final int MOST_REFUSALS = 3;

    /** Whether a credential for HTTP authentication may be told now. */
    enum Answer {
        /** It may; {@link Offers#told} has to follow. */
        YES,
        /** So many are under way that, all of them refused, one more would be too many. */
        LATER,
        /** It was refused too often. */
        NO
    }

    /** Where the login by a form stands. */
    enum Stage {
        WAITING,
        /** A page needs it, so its address is fetched next. */
        CALLED,
        POSTED,
        /** It was answered, or can't be had; there is no other. */
        OVER
    }

    private final Map<String, Integer> refusals = new HashMap<>();
    private final Map<String, Integer> underWay = new HashMap<>();
    private final Map<String, Map<String, String>> accepted = new HashMap<>();
    private final Map<String, Stage> stages = new HashMap<>();

    /** Asks to tell one. Once a server has accepted it, any number may be under way. */
    synchronized Answer offer(String id) {
        if (isWithdrawn(id)) {
            return Answer.NO;
        }
        int pending = underWay.getOrDefault(id, 0);
        if (!accepted.containsKey(id) && refusals.getOrDefault(id, 0) + pending >= MOST_REFUSALS) {
            return Answer.LATER;
        }
        underWay.put(id, pending + 1);
        return Answer.YES;
    }

    /** What was told is answered, or never will be. */
    synchronized void told(String id) {
        underWay.merge(id, -1, Integer::sum);
    }

    /**
     * Takes note that a server took one.
     *
     * @param challenges what it had asked for, by scheme
     */
    synchronized void accepted(String id, Map<String, String> challenges) {
        accepted.put(id, Map.copyOf(challenges));
    }

    /** What a server asked for that took the credential then; empty if none has yet. */
    synchronized Optional<Map<String, String>> challenges(String id) {
        return Optional.ofNullable(accepted.get(id));
    }

    /**
     * Takes note of a 401.
     *
     * @return whether it is the one by which the credential is withdrawn
     */
    synchronized boolean refused(String id) {
        return refusals.merge(id, 1, Integer::sum) == MOST_REFUSALS;
    }

    synchronized boolean isWithdrawn(String id) {
        return refusals.getOrDefault(id, 0) >= MOST_REFUSALS;
    }

    /** Refusals by credential, for a checkpoint. */
    synchronized Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /** Goes on from what a checkpoint remembers. */
    synchronized void resume(String id, int known) {
        refusals.put(id, known);
    }

    synchronized Stage stage(String id) {
        return stages.getOrDefault(id, Stage.WAITING);
    }

    /** Whether who asks is the first that needs the login, and so has to call it. */
    synchronized boolean call(String id) {
        return stages.putIfAbsent(id, Stage.CALLED) == null;
    }

    /** Whether the form may be posted; if so, it has to be posted now. */
    synchronized boolean post(String id) {
        boolean first = stage(id) == Stage.WAITING || stage(id) == Stage.CALLED;
        if (first) {
            stages.put(id, Stage.POSTED);
        }
        return first;
    }

    /** What was to be posted was not heard: it may be posted again. */
    synchronized void notHeard(String id) {
        stages.replace(id, Stage.POSTED, Stage.CALLED);
    }

    /**
     * The login is over, for good or ill.
     *
     * @return where it stood
     */
    synchronized Stage over(String id) {
        Stage before = stage(id);
        stages.put(id, Stage.OVER);
        return before;
    }
}

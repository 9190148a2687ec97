package org.diancang.engine;

import java.util.EnumMap;
import java.util.Map;

/**
 * Why the crawl holds. It goes on once nothing holds it any more, so that one who lets go does not
 * undo what another wants. Thread-safe.
 */
final class Holds {
    /** Who may hold a crawl; where several do, the first of them is the reason shown. */
    enum By {
        /** Nobody guards this process any more. */
        ORPHANED,
        /** Somebody asked for it. */
        ASKED,
        /** The disk is nearly full. */
        DISK,
        /** It is not the time when the site may be crawled. */
        WINDOW,
        /** The site's server asks to be left alone for a while. */
        SERVER
    }

    /** What holds and goes on. */
    interface Held {
        /** Holds; said again with another reason, that one is shown from now on. */
        void hold(String reason);

        /** Goes on. */
        void goOn();
    }

    private final Map<By, String> reasons = new EnumMap<>(By.class);
    private final Held held;

    Holds(Held held) {
        this.held = held;
    }

    /** Holds the crawl, whatever else holds it. */
    synchronized void hold(By who, String reason) {
        String before = reasons.put(who, reason);
        if (!reason.equals(before)) {
            held.hold(reasons.values().iterator().next());
        }
    }

    /** Holds it no more on this account. */
    synchronized void release(By who) {
        if (reasons.remove(who) == null) {
            return;
        }
        if (reasons.isEmpty()) {
            held.goOn();
        } else {
            held.hold(reasons.values().iterator().next());
        }
    }

    /** Whether the crawl is held on this account. */
    synchronized boolean isHeldBy(By who) {
        return reasons.containsKey(who);
    }
}

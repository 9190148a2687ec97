package org.diancang.indexer.cdx.store;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.diancang.indexer.cdx.history.UrlRows;

/** A URL whose captures are kept in memory, and the months in which the store changed since. */
final class WatchedUrl {
    private final Set<Integer> changed = ConcurrentHashMap.newKeySet();
    private final Runnable forgotten;
    private volatile UrlRows rows = UrlRows.NONE;
    private volatile boolean current;
    private volatile boolean read;

    /**
     * @param forgotten told when it is kept no longer
     */
    WatchedUrl(Runnable forgotten) {
        this.forgotten = forgotten;
    }

    /** A line of a month was written or removed. */
    void changed(int month) {
        changed.add(month);
    }

    /** Whether its captures are known as they are. */
    boolean isCurrent() {
        // In this order: changes are taken only after it has said that it isn't current.
        return changed.isEmpty() && current;
    }

    /** Whether they were ever read. */
    boolean wasRead() {
        return read;
    }

    /** Months that changed; whoever takes them reads them anew. */
    Set<Integer> takeChanged() {
        current = false;
        Set<Integer> taken = new HashSet<>();
        changed.removeIf(
                month -> {
                    taken.add(month);
                    return true;
                });
        return taken;
    }

    UrlRows rows() {
        return rows;
    }

    void read(UrlRows now) {
        rows = now;
        read = true;
        current = true;
    }

    void forget() {
        forgotten.run();
    }
}

package org.diancang.orchestrator.crawl;

import java.time.Instant;

/**
 * A crawler adapter.
 *
 * @param workerId its stable name
 * @param address base URL of its endpoints
 * @param capacity crawls that it runs at once at most; 0: it said goodbye
 * @param assigned crawls that are assigned to it now
 * @param heartbeatAt its last word
 * @param alive whether that was recent enough to give it crawls, and no goodbye
 */
public record Worker(
        String workerId,
        String address,
        int capacity,
        int assigned,
        Instant heartbeatAt,
        boolean alive) {
    /** Whether it can take another crawl. */
    boolean hasRoom() {
        return alive && assigned < capacity;
    }

    Worker withOneMore() {
        return new Worker(workerId, address, capacity, assigned + 1, heartbeatAt, alive);
    }
}

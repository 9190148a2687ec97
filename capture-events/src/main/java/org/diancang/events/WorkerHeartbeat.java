package org.diancang.events;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A worker is there, every few seconds.
 *
 * @param workerId stable name of the adapter
 * @param address base URL of its HTTP endpoints
 * @param capacity crawls that it runs at once at most; 0: it ends and takes none
 * @param running crawls that it runs now
 * @param at when
 */
public record WorkerHeartbeat(
        String workerId, String address, int capacity, List<UUID> running, Instant at) {
    public WorkerHeartbeat {
        Objects.requireNonNull(workerId, "workerId is missing");
        Objects.requireNonNull(address, "address is missing");
        Objects.requireNonNull(running, "running is missing");
        Objects.requireNonNull(at, "at is missing");
        running = List.copyOf(running);
    }
}

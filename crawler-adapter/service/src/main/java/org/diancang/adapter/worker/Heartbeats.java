package org.diancang.adapter.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.diancang.adapter.announce.Announcement;
import org.diancang.adapter.announce.Announcements;
import org.diancang.adapter.crawl.Crawls;
import org.diancang.adapter.imports.Imports;
import org.diancang.adapter.installation.WorkerCapacity;
import org.diancang.adapter.installation.WorkerProperties;
import org.diancang.events.WorkerHeartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says every few seconds that this worker is there, and what it does. */
@Component
class Heartbeats implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);

    private final WorkerProperties worker;
    private final WorkerCapacity capacity;
    private final WorkerAddress address;
    private final Crawls crawls;
    private final Imports imports;
    private final Announcements announcements;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("heartbeat").factory());
    private volatile Instant lastTaken = Instant.EPOCH;

    Heartbeats(
            WorkerProperties worker,
            WorkerCapacity capacity,
            WorkerAddress address,
            Crawls crawls,
            Imports imports,
            Announcements announcements,
            Clock clock) {
        this.worker = worker;
        this.capacity = capacity;
        this.address = address;
        this.crawls = crawls;
        this.imports = imports;
        this.announcements = announcements;
        this.clock = clock;
    }

    void begin() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::beat, 0, worker.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How long ago Kafka took the last one. */
    Duration sinceLast() {
        return Duration.between(lastTaken, clock.instant());
    }

    private void beat() {
        var _ =
                offer(capacity.crawls())
                        .whenComplete(
                                (taken, failure) -> {
                                    if (failure == null) {
                                        lastTaken = clock.instant();
                                    } else {
                                        log.warn("heartbeat not taken: {}", failure.getMessage());
                                    }
                                });
    }

    private CompletableFuture<?> offer(int crawlsAtOnce) {
        WorkerHeartbeat heartbeat =
                new WorkerHeartbeat(
                        worker.id(),
                        address.url(),
                        crawlsAtOnce,
                        Stream.concat(crawls.running().stream(), imports.running().stream())
                                .toList(),
                        clock.instant());
        return announcements.offer(new Announcement.Heartbeat(heartbeat));
    }

    /**
     * Says goodbye, so that no crawl is given to this worker while its last word is still fresh.
     */
    @Override
    public void close() {
        timer.shutdownNow();
        if (lastTaken.equals(Instant.EPOCH)) {
            return;
        }
        try {
            offer(0).get(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("goodbye not taken: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

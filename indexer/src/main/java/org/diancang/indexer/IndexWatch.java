package org.diancang.indexer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds how it stands with each index, and since when, so that who asks has an
 * answer at once, whatever the index itself waits for.
 */
@Component
final class IndexWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(IndexWatch.class);
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final List<IndexReport> reports;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looks;
    private volatile boolean running;

    /**
     * What was seen last.
     *
     * @param since when it was first seen in this state, for this cause
     * @param at when it was seen
     */
    record Seen(IndexStanding standing, Instant since, Instant at) {}

    IndexWatch(List<IndexReport> reports, Clock clock) {
        this.reports = List.copyOf(reports);
        this.clock = clock;
        // One each: an index that waits for an answer holds up no other.
        looks =
                Executors.newScheduledThreadPool(
                        Math.max(1, reports.size()),
                        Thread.ofPlatform().name("index-watch-", 0).daemon().factory());
    }

    /** By the names of the indexes; one that has not been looked at yet is absent. */
    Map<String, Seen> now() {
        return new TreeMap<>(seen);
    }

    void look(IndexReport report) {
        IndexStanding standing = standing(report);
        seen.compute(
                report.name(),
                (_, before) -> {
                    Instant at = clock.instant();
                    boolean same =
                            before != null
                                    && before.standing().state() == standing.state()
                                    && Objects.equals(before.standing().cause(), standing.cause());
                    return new Seen(standing, same ? before.since() : at, at);
                });
    }

    private static IndexStanding standing(IndexReport report) {
        try {
            return report.now();
        } catch (RuntimeException e) {
            // A look that fails must not be the last one.
            log.warn(
                    "How it stands with the index {} can't be told; looking again",
                    report.name(),
                    e);
            return IndexStanding.waiting("unknown", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void start() {
        running = true;
        reports.forEach(
                report ->
                        looks.scheduleWithFixedDelay(
                                () -> look(report), 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void stop() {
        running = false;
        looks.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

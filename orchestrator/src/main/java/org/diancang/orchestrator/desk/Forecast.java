package org.diancang.orchestrator.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.diancang.events.CrawlSettings;
import org.diancang.events.CrawlSnapshot.LastMinutes;
import org.diancang.events.CrawlStatistics;

/**
 * When a crawl comes to its end, as far as that can be said: when what waits is fetched at the rate
 * of the last minutes, or a limit is reached before.
 *
 * @param end what ends it
 * @param left how long that takes
 * @param over how long the rate was observed; zero where it has no part
 */
record Forecast(End end, Duration left, Duration over) {
    private static final Duration LEAST_OBSERVED = Duration.ofMinutes(1);
    private static final long LEAST_URLS = 20;
    private static final Duration FARTHEST = Duration.ofDays(7);

    /** What ends a crawl. */
    enum End {
        /** Nothing waits any more. */
        QUEUE,
        /** The limit of URLs. */
        URLS,
        /** The limit of bytes. */
        BYTES,
        /** The limit of time. */
        TIME
    }

    /** The earliest end; empty where nothing sensible can be said. */
    static Optional<Forecast> of(CrawlSettings limits, CrawlStatistics now, LastMinutes last) {
        List<Forecast> ends = new ArrayList<>();
        if (limits.maxDuration().isPositive()) {
            add(
                    ends,
                    End.TIME,
                    limits.maxDuration().toMillis() - now.elapsedMs(),
                    1,
                    Duration.ZERO);
        }
        Duration over = Duration.ofMillis(last.ms());
        if (over.compareTo(LEAST_OBSERVED) >= 0 && last.urls() >= LEAST_URLS) {
            double urls = last.urls() / (double) last.ms();
            double bytes = last.bytes() / (double) last.ms();
            // While more comes than is fetched, nobody knows when that ends.
            if (now.queued() > 0 && now.queued() <= last.queuedBefore()) {
                add(ends, End.QUEUE, now.queued(), urls, over);
            }
            if (limits.maxUrls() > 0) {
                add(ends, End.URLS, limits.maxUrls() - now.fetched(), urls, over);
            }
            if (limits.maxBytes() > 0) {
                add(ends, End.BYTES, limits.maxBytes() - now.bytes(), bytes, over);
            }
        }
        return ends.stream()
                .min(Comparator.comparing(Forecast::left))
                .filter(end -> end.left().compareTo(FARTHEST) <= 0);
    }

    private static void add(
            List<Forecast> ends, End end, double amount, double perMs, Duration over) {
        if (amount > 0 && perMs > 0) {
            double ms = Math.min(amount / perMs, 2.0 * FARTHEST.toMillis());
            ends.add(new Forecast(end, Duration.ofMillis((long) ms), over));
        }
    }
}

package org.diancang.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import org.diancang.events.CrawlSnapshot.LastMinutes;
import org.diancang.events.CrawlStatistics;

/** What was done in the last minutes, and whether the queue only ever grows. For one thread. */
final class LastMinutesOfRunning {
    private static final long LONGEST_MS = Duration.ofMinutes(5).toMillis();
    private static final long STEP = 1_000;

    private final ArrayDeque<CrawlStatistics> looks = new ArrayDeque<>();
    private long mark = -1;
    private long queuedAtMark;
    private int growing;

    /** Takes note of how far the crawl is. */
    void add(CrawlStatistics now) {
        looks.addLast(now);
        // One look from before the five minutes stays, lest they be fewer.
        while (looks.size() > 2 && now.elapsedMs() - second().elapsedMs() >= LONGEST_MS) {
            looks.removeFirst();
        }
        if (mark < 0) {
            mark(now);
        } else if (now.fetched() - mark >= STEP) {
            growing = now.queued() > queuedAtMark ? growing + 1 : 0;
            mark(now);
        }
    }

    private CrawlStatistics second() {
        return looks.stream().skip(1).findFirst().orElseThrow();
    }

    private void mark(CrawlStatistics now) {
        mark = now.fetched();
        queuedAtMark = now.queued();
    }

    /** The last five minutes, or as many as there were. */
    LastMinutes look() {
        if (looks.isEmpty()) {
            return LastMinutes.NONE;
        }
        CrawlStatistics first = looks.getFirst();
        CrawlStatistics last = looks.getLast();
        return new LastMinutes(
                Math.max(0, last.elapsedMs() - first.elapsedMs()),
                Math.max(0, last.fetched() - first.fetched()),
                Math.max(0, last.bytes() - first.bytes()),
                first.queued());
    }

    /** Times in a row that more waited after a thousand URLs than before. */
    int growing() {
        return growing;
    }
}

package org.diancang.engine;

import java.util.Objects;
import org.archive.crawler.framework.CrawlController;
import org.archive.crawler.framework.Frontier;
import org.archive.crawler.reporting.StatisticsTracker;
import org.archive.crawler.util.CrawledBytesHistotable;
import org.diancang.events.CrawlStatistics;

/** Counts of a crawl, with rates since the last look. Used by one thread at a time. */
final class Progress {
    private final CrawlController controller;
    private CrawlStatistics last = CrawlStatistics.NONE;

    Progress(CrawlController controller) {
        this.controller = controller;
    }

    /** How far the crawl is now. */
    synchronized CrawlStatistics look() {
        StatisticsTracker tracker = controller.getStatisticsTracker();
        Frontier frontier = controller.getFrontier();
        CrawledBytesHistotable bytes = tracker.getCrawledBytes();
        long fetched = frontier.finishedUriCount();
        // Novel bytes first: those that come in between must not make them more than all.
        long novel = count(bytes, CrawledBytesHistotable.NOVEL);
        long total = bytes.getTotalBytes();
        long elapsed = tracker.getCrawlElapsedTime();
        double seconds = Math.max(1, elapsed - last.elapsedMs()) / 1000.0;
        last =
                new CrawlStatistics(
                        frontier.queuedUriCount(),
                        fetched,
                        frontier.failedFetchCount(),
                        count(bytes, CrawledBytesHistotable.DUPLICATECOUNT),
                        total,
                        novel,
                        elapsed,
                        Math.max(0, fetched - last.fetched()) / seconds,
                        Math.max(0, total - last.bytes()) / seconds);
        return last;
    }

    private static long count(CrawledBytesHistotable bytes, String what) {
        return Objects.requireNonNullElse(bytes.get(what), 0L);
    }
}

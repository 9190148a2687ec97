package org.diancang.engine;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.archive.crawler.framework.CrawlController;
import org.diancang.events.CrawlStatistics;

/** Sees a crawl that has work, is not held and does nothing. For one thread. */
final class Standstill {
    static final Duration LONGEST = Duration.ofSeconds(20);

    private final LongSupplier nanoTime;
    private long fetched = -1;
    private long since;

    Standstill(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Whether it stands still for long; once said, it begins to count again. */
    boolean lasts(CrawlStatistics now, CrawlController controller) {
        return lasts(now, controller.isRunning() && controller.getActiveToeCount() == 0);
    }

    boolean lasts(CrawlStatistics now, boolean idle) {
        long moment = nanoTime.getAsLong();
        boolean still = idle && now.queued() > 0 && now.fetched() == fetched;
        boolean tooLong = still && moment - since > LONGEST.toNanos();
        if (!still || tooLong) {
            fetched = now.fetched();
            since = moment;
        }
        return tooLong;
    }
}

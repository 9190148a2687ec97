package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.UUID;
import org.diancang.events.CrawlStatistics;
import org.diancang.orchestrator.screen.Chip;
import org.jspecify.annotations.Nullable;

/**
 * A crawl as lists show it.
 *
 * @param nth which crawl of its site it is, from 1
 * @param siteNo short number of the site, such as {@code LJ-0031}
 * @param reason why it failed, paused or was skipped, for people; empty where there is none
 * @param workerId who runs or ran it; empty before that
 */
record CrawlRow(
        UUID id,
        int nth,
        UUID siteId,
        String siteNo,
        String siteName,
        CrawlChip state,
        String reason,
        CrawlStatistics statistics,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant checkpointAt,
        String workerId,
        int epoch) {

    public Chip chip() {
        return state.chip();
    }

    public boolean ended() {
        return state.ended();
    }

    /** URLs done of those known, 0 to 100; an estimate, since new ones are found on the way. */
    public int percent() {
        if (state == CrawlChip.COMPLETE) {
            return 100;
        }
        long known = statistics.fetched() + statistics.queued();
        return known == 0 ? 0 : (int) (100 * statistics.fetched() / known);
    }
}

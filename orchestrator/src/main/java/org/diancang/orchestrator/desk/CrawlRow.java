package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.UUID;
import org.diancang.events.CrawlStatistics;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;

/**
 * A crawl as lists show it.
 *
 * @param nth which crawl of its site it is, from 1
 * @param siteNo number of the site, such as {@code QH-0001}
 * @param reason why it waits, failed, paused or was skipped, in words; empty where there is none
 * @param workerId who runs or ran it; empty before that
 * @param stoppable whether asking it to stop, to hold or to change would change anything
 * @param held whether somebody asked that it holds
 */
record CrawlRow(
        UUID id,
        int nth,
        UUID siteId,
        String siteNo,
        String siteName,
        CrawlState state,
        String reason,
        CrawlStatistics statistics,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String workerId,
        int epoch,
        boolean stoppable,
        boolean held) {

    static CrawlRow of(CrawlView crawl, Words words) {
        return new CrawlRow(
                crawl.id(),
                Integer.parseInt(crawl.crawlNo().substring(1)),
                crawl.siteId(),
                crawl.siteNumber(),
                crawl.siteName(),
                crawl.state(),
                crawl.reason().map(why -> reason(why, words)).orElse(""),
                crawl.statistics(),
                crawl.queuedAt(),
                crawl.startedAt().orElse(null),
                crawl.endedAt().orElse(null),
                crawl.workerId().orElse(""),
                crawl.epoch(),
                crawl.goesOn(),
                crawl.heldBy().isPresent());
    }

    /** A reason of ours in the reader's language; what a worker said as it said it. */
    static String reason(String why, Words words) {
        return WaitSentences.of(why, words);
    }

    public Chip chip() {
        return CrawlChips.of(state);
    }

    public boolean ended() {
        return state.ended();
    }

    /** URLs done of those known, 0 to 100; an estimate, since new ones are found on the way. */
    public int percent() {
        if (state == CrawlState.COMPLETE) {
            return 100;
        }
        long known = statistics.fetched() + statistics.queued();
        return known == 0 ? 0 : (int) (100 * statistics.fetched() / known);
    }
}

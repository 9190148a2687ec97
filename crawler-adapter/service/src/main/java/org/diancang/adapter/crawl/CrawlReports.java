package org.diancang.adapter.crawl;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlEvent.Outcome;
import org.diancang.events.CrawlStatistics;

/**
 * What this service itself reports of a crawl. Each happens once an epoch, so that its identity is
 * computed: reported again after a crash, it is the same event.
 */
record CrawlReports(StartCrawl command, Clock clock) {
    /** The reason that the orchestrator shows for a crawl that lost its lease. */
    private static final String NO_LEASE = "no lease";

    CrawlEvent accepted() {
        return new CrawlEvent.CrawlAccepted(
                id("accepted"),
                command.crawlId(),
                command.workerId(),
                command.epoch(),
                clock.instant());
    }

    CrawlEvent pausedWithoutLease() {
        return new CrawlEvent.CrawlPaused(
                id("no lease"),
                command.crawlId(),
                command.workerId(),
                command.epoch(),
                clock.instant(),
                NO_LEASE);
    }

    CrawlEvent finished(Outcome outcome, CrawlStatistics statistics) {
        return new CrawlEvent.CrawlFinished(
                id("end"),
                command.crawlId(),
                command.workerId(),
                command.epoch(),
                clock.instant(),
                outcome,
                statistics);
    }

    CrawlEvent failed(String reason, CrawlStatistics statistics) {
        return new CrawlEvent.CrawlFailed(
                id("end"),
                command.crawlId(),
                command.workerId(),
                command.epoch(),
                clock.instant(),
                reason,
                statistics);
    }

    private UUID id(String what) {
        String name = command.crawlId() + "/" + command.epoch() + "/" + what;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}

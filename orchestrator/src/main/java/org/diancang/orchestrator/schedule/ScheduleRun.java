package org.diancang.orchestrator.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What came of one time that a site was due. A skipped run is this record and no crawl: nothing was
 * ordered, so it takes no crawl number.
 *
 * @param id identity
 * @param siteId its site
 * @param siteNumber the site's number, such as {@code QH-0001}
 * @param siteName the site's name
 * @param dueAt when it was due
 * @param recordedAt when an orchestrator took note of it
 * @param outcome what came of it
 * @param reason why it was skipped; only then
 * @param crawlId the crawl that was queued, or that was in the way
 * @param startedAt when that crawl first fetched; only of a queued one
 * @param missedBefore missed runs before it that were too many to record one by one
 */
public record ScheduleRun(
        UUID id,
        UUID siteId,
        String siteNumber,
        String siteName,
        Instant dueAt,
        Instant recordedAt,
        Outcome outcome,
        Optional<SkipReason> reason,
        Optional<UUID> crawlId,
        Optional<Instant> startedAt,
        int missedBefore) {
    /** What came of a run. */
    public enum Outcome {
        /** A crawl was queued. */
        QUEUED,
        /** 略过. */
        SKIPPED
    }

    /**
     * How much later than due it began: until the crawl first fetched, else until an orchestrator
     * queued it. Zero of a skipped run.
     */
    public Duration late() {
        if (outcome == Outcome.SKIPPED) {
            return Duration.ZERO;
        }
        Duration late = Duration.between(dueAt, startedAt.orElse(recordedAt));
        return late.isNegative() ? Duration.ZERO : late;
    }
}

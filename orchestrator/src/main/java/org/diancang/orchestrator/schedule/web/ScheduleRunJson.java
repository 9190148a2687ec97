package org.diancang.orchestrator.schedule.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.diancang.orchestrator.schedule.ScheduleRun;
import org.diancang.orchestrator.schedule.SkipReason;
import org.jspecify.annotations.Nullable;

/**
 * A run as callers get it.
 *
 * @param crawlId the crawl that was queued; of a skipped run the one that was in the way
 * @param lateSeconds how much later than due it was queued or, once it has, started to fetch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleRunJson(
        UUID id,
        UUID siteId,
        String siteNumber,
        Instant dueAt,
        Instant recordedAt,
        String outcome,
        @Nullable SkipReason reason,
        @Nullable UUID crawlId,
        @Nullable Instant startedAt,
        long lateSeconds,
        int missedBefore) {

    static ScheduleRunJson of(ScheduleRun run) {
        return new ScheduleRunJson(
                run.id(),
                run.siteId(),
                run.siteNumber(),
                run.dueAt(),
                run.recordedAt(),
                run.outcome().name(),
                run.reason().orElse(null),
                run.crawlId().orElse(null),
                run.startedAt().orElse(null),
                run.late().toSeconds(),
                run.missedBefore());
    }
}

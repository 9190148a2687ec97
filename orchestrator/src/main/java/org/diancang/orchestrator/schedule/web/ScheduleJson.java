package org.diancang.orchestrator.schedule.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diancang.orchestrator.schedule.CronRule;
import org.diancang.orchestrator.schedule.Interval;
import org.diancang.orchestrator.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** A schedule as callers get it: what they may send, and what comes of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleJson(
        UUID siteId,
        String kind,
        @Nullable Integer every,
        @Nullable String unit,
        @Nullable String at,
        @Nullable String startsOn,
        @Nullable String cron,
        String zone,
        String state,
        List<Instant> nextRuns,
        String changedBy,
        Instant changedAt) {

    static ScheduleJson of(Schedule schedule, List<Instant> next) {
        return switch (schedule.plan().recurrence()) {
            case Interval i ->
                    new ScheduleJson(
                            schedule.siteId(),
                            "INTERVAL",
                            i.every(),
                            i.unit().name(),
                            i.at().toString(),
                            i.startsOn().toString(),
                            null,
                            schedule.plan().zone().getId(),
                            schedule.plan().state().name(),
                            next,
                            schedule.changedBy(),
                            schedule.changedAt());
            case CronRule c ->
                    new ScheduleJson(
                            schedule.siteId(),
                            "CRON",
                            null,
                            null,
                            null,
                            null,
                            c.expression(),
                            schedule.plan().zone().getId(),
                            schedule.plan().state().name(),
                            next,
                            schedule.changedBy(),
                            schedule.changedAt());
        };
    }
}

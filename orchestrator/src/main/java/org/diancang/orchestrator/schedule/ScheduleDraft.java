package org.diancang.orchestrator.schedule;

import org.jspecify.annotations.Nullable;

/**
 * A schedule as somebody typed it; which fields are wanted depends on {@code kind}.
 *
 * @param kind {@code INTERVAL} or {@code CRON}
 * @param every interval: how many hours, days or weeks
 * @param unit interval: {@code HOURS}, {@code DAYS} or {@code WEEKS}
 * @param at interval: time of day, {@code 02:00}
 * @param startsOn interval: day of the first time, {@code 2026-11-25}; absent: today
 * @param cron cron: five fields
 * @param zone time zone, such as {@code Asia/Shanghai}; absent: the one configured
 * @param state {@code ACTIVE} or {@code SUSPENDED}; absent: active
 */
public record ScheduleDraft(
        @Nullable String kind,
        @Nullable Integer every,
        @Nullable String unit,
        @Nullable String at,
        @Nullable String startsOn,
        @Nullable String cron,
        @Nullable String zone,
        @Nullable String state) {}

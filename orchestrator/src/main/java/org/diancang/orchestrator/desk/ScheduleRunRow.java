package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.UUID;
import org.diancang.orchestrator.schedule.ScheduleRun;
import org.jspecify.annotations.Nullable;

/**
 * What came of one time that a site was due, as lists show it.
 *
 * @param tone colour of the chip
 * @param icon its icon
 * @param what its words, such as 晚 42 分钟
 * @param why the reason, in words; empty for none
 * @param crawlId the crawl to look at
 * @param remarkable whether it is late, skipped or failed
 */
record ScheduleRunRow(
        Instant dueAt,
        UUID siteId,
        String siteName,
        String tone,
        String icon,
        String what,
        String why,
        @Nullable UUID crawlId,
        boolean remarkable) {

    static ScheduleRunRow of(ScheduleRun run, String tone, String icon, String what, String why) {
        return new ScheduleRunRow(
                run.dueAt(),
                run.siteId(),
                run.siteName(),
                tone,
                icon,
                what,
                why,
                run.crawlId().orElse(null),
                !tone.equals("ok") && !tone.equals("info"));
    }
}

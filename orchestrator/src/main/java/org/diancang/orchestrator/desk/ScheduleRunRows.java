package org.diancang.orchestrator.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.schedule.ScheduleRun;
import org.diancang.orchestrator.schedule.ScheduleSettings;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.screen.DeskFormat;
import org.diancang.orchestrator.screen.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of runs whether they were on time, how late, or why there was none. */
@Component
class ScheduleRunRows {
    private final CrawlsAtAGlance crawls;
    private final ScheduleSettings settings;
    private final Words words;
    private final Clock clock;
    private final ZoneId zone;

    ScheduleRunRows(
            CrawlsAtAGlance crawls,
            ScheduleSettings settings,
            Words words,
            Clock clock,
            ZoneId deskZone) {
        this.crawls = crawls;
        this.settings = settings;
        this.words = words;
        this.clock = clock;
        this.zone = deskZone;
    }

    List<ScheduleRunRow> of(Collection<ScheduleRun> runs) {
        Map<UUID, CrawlsAtAGlance.Brief> known =
                crawls.of(runs.stream().flatMap(run -> run.crawlId().stream()).toList());
        DeskFormat format = new DeskFormat(words.locale(), zone);
        return runs.stream()
                .map(run -> row(run, run.crawlId().map(known::get).orElse(null), format))
                .toList();
    }

    private ScheduleRunRow row(
            ScheduleRun run, CrawlsAtAGlance.@Nullable Brief crawl, DeskFormat format) {
        if (run.outcome() == ScheduleRun.Outcome.SKIPPED) {
            return ScheduleRunRow.of(
                    run, "mute", "skip-forward", words.say("crawl.state.SKIPPED"), skipped(run));
        }
        if (crawl != null && crawl.state() == CrawlState.FAILED) {
            return state(run, crawl);
        }
        if (run.startedAt().isPresent()) {
            return late(run.late())
                    ? ScheduleRunRow.of(
                            run,
                            "warn",
                            "clock",
                            words.say("schedule.run.late", format.duration(run.late())),
                            lateBecause(run, format))
                    : ScheduleRunRow.of(
                            run, "ok", "check-circle", words.say("schedule.run.onTime"), "");
        }
        if (crawl != null && crawl.state().ended()) {
            return state(run, crawl);
        }
        Duration waiting = Duration.between(run.dueAt(), clock.instant());
        String why =
                Optional.ofNullable(crawl).map(c -> CrawlRow.reason(c.reason(), words)).orElse("");
        return late(waiting)
                ? ScheduleRunRow.of(
                        run,
                        "warn",
                        "clock",
                        words.say("schedule.run.lateSoFar", format.duration(waiting)),
                        why)
                : ScheduleRunRow.of(run, "info", "clock", words.say("crawl.state.QUEUED"), why);
    }

    private ScheduleRunRow state(ScheduleRun run, CrawlsAtAGlance.Brief crawl) {
        Chip chip = CrawlChips.of(crawl.state());
        return ScheduleRunRow.of(
                run,
                chip.tone(),
                chip.icon(),
                words.say(chip.key()),
                CrawlRow.reason(crawl.reason(), words));
    }

    private boolean late(Duration late) {
        return late.compareTo(settings.lateAfter()) >= 0;
    }

    private String skipped(ScheduleRun run) {
        String why = words.say("schedule.skip." + run.reason().orElseThrow());
        return run.missedBefore() == 0
                ? why
                : words.say("schedule.skip.more", why, run.missedBefore());
    }

    private String lateBecause(ScheduleRun run, DeskFormat format) {
        return late(Duration.between(run.dueAt(), run.recordedAt()))
                ? words.say("schedule.late.away", format.stamp(run.recordedAt()))
                : words.say("schedule.late.worker");
    }
}

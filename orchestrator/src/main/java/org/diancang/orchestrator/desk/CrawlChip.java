package org.diancang.orchestrator.desk;

import java.util.Set;
import org.diancang.orchestrator.screen.Chip;

/** States of a crawl as chips. */
enum CrawlChip {
    QUEUED("mute", "clock"),
    ACCEPTED("info", "check-circle"),
    RUNNING("info", "play-circle"),
    PAUSING("warn", "pause"),
    PAUSED("warn", "pause-circle"),
    TAKEN_OVER("info", "shuffle"),
    STOPPING("mute", "stop"),
    COMPLETE("ok", "check-circle-fill"),
    BUDGET("warn", "exclamation-triangle-fill"),
    STOPPED("mute", "stop-circle"),
    ABORTED("mute", "x-circle"),
    FAILED("bad", "x-octagon-fill"),
    SKIPPED("mute", "skip-forward");

    private static final Set<CrawlChip> ENDED =
            Set.of(COMPLETE, BUDGET, STOPPED, ABORTED, FAILED, SKIPPED);
    private final Chip chip;

    CrawlChip(String tone, String icon) {
        this.chip = new Chip(tone, icon, "crawl.state." + name());
    }

    Chip chip() {
        return chip;
    }

    boolean ended() {
        return ENDED.contains(this);
    }

    /** Whether asking it to stop would change anything. */
    boolean stoppable() {
        return !ended() && this != STOPPING;
    }
}

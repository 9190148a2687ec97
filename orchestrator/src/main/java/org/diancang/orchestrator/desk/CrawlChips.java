package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.screen.Chip;

/** States of a crawl as chips. */
final class CrawlChips {
    private CrawlChips() {}

    static Chip of(CrawlState state) {
        String key = "crawl.state." + state;
        return switch (state) {
            case QUEUED -> new Chip("mute", "clock", key);
            case ACCEPTED -> new Chip("info", "check-circle", key);
            case RUNNING -> new Chip("info", "play-circle", key);
            case PAUSING -> new Chip("warn", "pause", key);
            case PAUSED -> new Chip("warn", "pause-circle", key);
            case TAKEN_OVER -> new Chip("info", "shuffle", key);
            case STOPPING -> new Chip("mute", "stop", key);
            case COMPLETE -> new Chip("ok", "check-circle-fill", key);
            case BUDGET -> new Chip("warn", "exclamation-triangle-fill", key);
            case STOPPED -> new Chip("mute", "stop-circle", key);
            case ABORTED -> new Chip("mute", "x-circle", key);
            case FAILED -> new Chip("bad", "x-octagon-fill", key);
            case SKIPPED -> new Chip("mute", "skip-forward", key);
        };
    }
}

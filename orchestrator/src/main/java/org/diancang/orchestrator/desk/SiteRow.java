package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.site.Site;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** A site in a list. */
record SiteRow(
        UUID id,
        String siteNo,
        String name,
        String firstSeed,
        String subject,
        long captures,
        @Nullable Instant lastCapturedAt,
        CrawlsAtAGlance.@Nullable Last lastCrawl,
        Site.State state,
        Standing standing) {
    public Chip chip() {
        return chip(state, standing);
    }

    /** How a site stands: in the ledger while it is collected. */
    static Chip chip(Site.State state, Standing standing) {
        return switch (state) {
            case COLLECTING -> standing.chip();
            case SUSPENDED -> new Chip("warn", "pause-circle", "site.state.SUSPENDED");
            case ENDED -> new Chip("mute", "stop-circle", "site.state.ENDED");
        };
    }
}

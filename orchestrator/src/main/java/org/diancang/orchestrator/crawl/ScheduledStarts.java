package org.diancang.orchestrator.crawl;

import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.schedule.ScheduledCrawls;
import org.diancang.orchestrator.schedule.SkipReason;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues the crawls that schedules want. */
@Component
class ScheduledStarts implements ScheduledCrawls {
    private final Crawls crawls;
    private final CrawlViews views;
    private final Sites sites;

    ScheduledStarts(Crawls crawls, CrawlViews views, Sites sites) {
        this.crawls = crawls;
        this.views = views;
        this.sites = sites;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Start start(UUID siteId) {
        if (sites.byId(siteId).filter(s -> s.state() == Site.State.COLLECTING).isEmpty()) {
            return new Start.NotCollecting();
        }
        // Asked first, since a refusal by the unique index would lose the caller's transaction.
        Optional<CrawlView> open = views.openOfSite(siteId);
        if (open.isPresent()) {
            return new Start.Busy(open.get().id(), why(open.get().state()));
        }
        return switch (crawls.start(siteId, CrawlWishes.NONE, Crawls.BY_SCHEDULE)) {
            case CrawlStart.Queued queued -> new Start.Queued(queued.crawl().id());
            case CrawlStart.AlreadyOpen busy ->
                    new Start.Busy(busy.crawl().id(), why(busy.crawl().state()));
            case CrawlStart.NoSuchSite _ -> new Start.NotCollecting();
        };
    }

    private static SkipReason why(CrawlState state) {
        return switch (state) {
            case QUEUED, ACCEPTED -> SkipReason.EARLIER_WAITS;
            case PAUSING, PAUSED -> SkipReason.EARLIER_PAUSED;
            case RUNNING, TAKEN_OVER, STOPPING -> SkipReason.EARLIER_RUNS;
            case COMPLETE, BUDGET, STOPPED, ABORTED, FAILED, SKIPPED ->
                    throw new IllegalArgumentException(
                            "a crawl that is over is in no way: " + state);
        };
    }
}

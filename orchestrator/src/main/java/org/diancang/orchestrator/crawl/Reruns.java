package org.diancang.orchestrator.crawl;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CrawlOrder;
import org.diancang.orchestrator.NewIds;
import org.diancang.orchestrator.profile.SitesSettings;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Crawls done again exactly as they were ordered: seeds, scope and settings. */
@Service
public class Reruns {
    private static final Logger log = LoggerFactory.getLogger(Reruns.class);
    private final CrawlTable table;
    private final CrawlViews views;
    private final CrawlLog crawlLog;
    private final CrawlOrders orders;
    private final ImportTable imports;
    private final Sites sites;
    private final SitesSettings settings;
    private final NewIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Reruns(
            CrawlTable table,
            CrawlViews views,
            CrawlLog crawlLog,
            CrawlOrders orders,
            ImportTable imports,
            Sites sites,
            SitesSettings settings,
            NewIds ids,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.views = views;
        this.crawlLog = crawlLog;
        this.orders = orders;
        this.imports = imports;
        this.sites = sites;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Whether a crawl is of a kind that can be done again, now or once its site is free. */
    public boolean possible(CrawlView crawl) {
        return crawl.state().ended()
                && imports.of(crawl.id()).isEmpty()
                && collecting(crawl.siteId()).isPresent();
    }

    /**
     * Queues a crawl like an earlier one. What was changed while that one ran is no part of its
     * order, and not repeated.
     *
     * @param by user name of who asks
     * @return empty if there is no such crawl
     */
    public Optional<Rerun> start(UUID crawl, String by) {
        return views.byId(crawl).map(earlier -> start(earlier, by));
    }

    private Rerun start(CrawlView earlier, String by) {
        if (!earlier.state().ended()) {
            return new Rerun.Refused(Rerun.Reason.NOT_ENDED);
        }
        if (!imports.of(earlier.id()).isEmpty()) {
            return new Rerun.Refused(Rerun.Reason.IMPORT);
        }
        Optional<Site> site = collecting(earlier.siteId());
        if (site.isEmpty()) {
            return new Rerun.Refused(Rerun.Reason.NOT_COLLECTING);
        }
        if (!settings.mayRepeat(site.get().id(), earlier.order().settings(), by)) {
            return new Rerun.Refused(Rerun.Reason.APPROVER_NEEDED);
        }
        UUID id = ids.next();
        try {
            transaction.executeWithoutResult(status -> queue(id, site.get(), earlier, by));
        } catch (DuplicateKeyException e) {
            return new Rerun.AlreadyOpen(views.openOfSite(earlier.siteId()).orElseThrow(() -> e));
        }
        log.info(
                "Crawl of {} queued by {} as {} was ordered, waits for a worker",
                earlier.siteNumber(),
                by,
                earlier.crawlNo());
        return new Rerun.Queued(views.byId(id).orElseThrow());
    }

    private Optional<Site> collecting(UUID siteId) {
        return sites.byId(siteId).filter(s -> s.state() == Site.State.COLLECTING);
    }

    private void queue(UUID id, Site site, CrawlView earlier, String by) {
        CrawlOrder order = orders.again(site, earlier.order());
        Crawl crawl = Crawl.queued(id, order);
        table.insert(crawl, by, clock.instant());
        crawlLog.add("CrawlQueued", crawl, Optional.of(by));
        crawlLog.add("RerunOf", crawl, Optional.of(earlier.crawlNo()));
    }
}

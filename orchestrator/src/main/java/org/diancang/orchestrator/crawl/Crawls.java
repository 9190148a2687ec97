package org.diancang.orchestrator.crawl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlCommand;
import org.diancang.orchestrator.NewIds;
import org.diancang.orchestrator.database.Cursor;
import org.diancang.orchestrator.database.Slice;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Crawls: starting, stopping, looking up. */
@Service
public class Crawls {
    /** Who queues the crawls that are due by a schedule; no account has this name. */
    public static final String BY_SCHEDULE = "schedule";

    private static final Logger log = LoggerFactory.getLogger(Crawls.class);
    private final CrawlTable table;
    private final CrawlViews views;
    private final CrawlLog crawlLog;
    private final CommandsSent commands;
    private final Sites sites;
    private final CrawlOrders orders;
    private final NewIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Crawls(
            CrawlTable table,
            CrawlViews views,
            CrawlLog crawlLog,
            CommandsSent commands,
            Sites sites,
            CrawlOrders orders,
            NewIds ids,
            Clock clock,
            TransactionTemplate transaction) {
        this.table = table;
        this.views = views;
        this.crawlLog = crawlLog;
        this.commands = commands;
        this.sites = sites;
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Queues a crawl of a site; a site has at most one that is not over.
     *
     * @param by user name of who asks
     */
    public CrawlStart start(UUID siteId, CrawlWishes wishes, String by) {
        Optional<Site> site = sites.byId(siteId);
        if (site.isEmpty()) {
            return new CrawlStart.NoSuchSite(siteId);
        }
        UUID id = ids.next();
        try {
            transaction.executeWithoutResult(status -> queue(id, site.get(), wishes, by));
        } catch (DuplicateKeyException e) {
            Optional<CrawlView> open =
                    ofSite(siteId).stream().filter(c -> !c.state().ended()).findFirst();
            return new CrawlStart.AlreadyOpen(open.orElseThrow(() -> e));
        }
        CrawlView queued = views.byId(id).orElseThrow();
        log.info(
                "Crawl {} of {} queued by {}, waits for a worker",
                queued.crawlNo(),
                queued.siteNumber(),
                by);
        return new CrawlStart.Queued(queued);
    }

    /**
     * Asks that a crawl ends when what is in flight is done; again: nothing changes.
     *
     * @param by user name of who asks
     * @return the crawl, empty if there is none
     * @throws org.diancang.orchestrator.site.IllegalTransitionException if it is over
     */
    public Optional<CrawlView> stop(UUID id, String by) {
        return ask(
                id,
                crawl -> crawl.requestStop(by, clock.instant()),
                "StopRequested",
                by,
                CrawlCommand.StopCrawl::new);
    }

    /**
     * Asks that a crawl ends at once; again: nothing changes.
     *
     * @param by user name of who asks
     * @return the crawl, empty if there is none
     * @throws org.diancang.orchestrator.site.IllegalTransitionException if it is over
     */
    public Optional<CrawlView> abort(UUID id, String by) {
        return ask(
                id,
                crawl -> crawl.requestAbort(by, clock.instant()),
                "AbortRequested",
                by,
                CrawlCommand.AbortCrawl::new);
    }

    /**
     * Asks that a crawl holds, until {@link #resume}; again: nothing changes.
     *
     * @param by user name of who asks
     * @return the crawl, empty if there is none
     * @throws org.diancang.orchestrator.site.IllegalTransitionException if it is over or ends
     */
    public Optional<CrawlView> pause(UUID id, String by) {
        return ask(
                id,
                crawl -> crawl.requestHold(by, clock.instant()),
                "PauseRequested",
                by,
                CrawlCommand.PauseCrawl::new);
    }

    /**
     * Asks that a crawl goes on; one that nobody asked to hold is not touched.
     *
     * @param by user name of who asks
     * @return the crawl, empty if there is none
     * @throws org.diancang.orchestrator.site.IllegalTransitionException if it is over or ends
     */
    public Optional<CrawlView> resume(UUID id, String by) {
        return ask(
                id,
                crawl -> crawl.requestResume(),
                "ResumeRequested",
                by,
                CrawlCommand.ResumeCrawl::new);
    }

    /**
     * Asks the worker of a crawl for a checkpoint; one that no worker has is not touched.
     *
     * @param by user name of who asks
     * @return the crawl, empty if there is none
     */
    public Optional<CrawlView> checkpoint(UUID id, String by) {
        return ask(
                id,
                crawl -> crawl.data().lease().isPresent(),
                "CheckpointRequested",
                by,
                CrawlCommand.CheckpointCrawl::new);
    }

    /**
     * Makes something of a crawl otherwise than ordered, while it runs.
     *
     * @param excludes all expressions of URLs that are left out from now on; empty: as now
     * @param delay least pause between two fetches from one server; empty: as now
     * @param by user name of who asks
     * @return the crawl, empty if there is none
     * @throws IllegalArgumentException if an expression is none
     * @throws org.diancang.orchestrator.site.IllegalTransitionException if it is over or ends
     */
    public Optional<CrawlView> change(
            UUID id, Optional<List<String>> excludes, Optional<Duration> delay, String by) {
        return locked(
                id,
                crawl -> {
                    CrawlChange change = crawl.change(excludes, delay);
                    note(
                            crawl,
                            "ChangeRequested",
                            by + " " + change.delay() + " " + String.join(" ", change.excludes()));
                    tell(
                            crawl,
                            (command, of, worker, epoch, at) ->
                                    new CrawlCommand.ChangeCrawl(
                                            command, of, worker, epoch, at, change));
                });
    }

    /** The crawl of this id. */
    public Optional<CrawlView> byId(UUID id) {
        return views.byId(id);
    }

    /** The latest 500 crawls, newest first. */
    public List<CrawlView> latest() {
        return views.latest();
    }

    /** Crawls that are not over, queued ones included, newest first. */
    public List<CrawlView> open() {
        return views.open();
    }

    /** The latest 500 crawls of a site, newest first. */
    public List<CrawlView> ofSite(UUID site) {
        return views.ofSite(site);
    }

    /** A page of crawls, newest first. */
    public Slice<CrawlView> page(CrawlFilter filter, Optional<Cursor> from, int most) {
        return Slice.read(from, most, cursor -> views.page(filter, cursor, most + 1));
    }

    /** How many crawls a filter lets through by state, whatever states it names itself. */
    public Map<CrawlState, Long> counts(CrawlFilter filter) {
        return views.counts(filter);
    }

    /** The last 1,000 lines of a crawl's log, oldest first. */
    @Transactional(readOnly = true)
    public List<CrawlLogEntry> log(UUID crawl) {
        return crawlLog.of(crawl);
    }

    private void queue(UUID id, Site site, CrawlWishes wishes, String by) {
        Crawl crawl = Crawl.queued(id, orders.next(site, wishes));
        table.insert(crawl, by, clock.instant());
        crawlLog.add("CrawlQueued", crawl, Optional.of(by));
    }

    /** Draws up the command that tells the worker of a crawl. */
    private interface Telling {
        CrawlCommand of(UUID commandId, UUID crawlId, String workerId, int epoch, Instant at);
    }

    private void tell(Crawl crawl, Telling command) {
        Crawl.Data data = crawl.data();
        data.lease()
                .ifPresent(
                        lease ->
                                commands.add(
                                        command.of(
                                                ids.next(),
                                                data.id(),
                                                lease.workerId(),
                                                data.epoch(),
                                                clock.instant())));
    }

    private void note(Crawl crawl, String what, String detail) {
        table.update(crawl);
        crawlLog.add(what, crawl, Optional.of(detail));
    }

    /**
     * Asks something of a crawl, notes it and tells the worker, where it is new.
     *
     * @param request whether it is
     */
    private Optional<CrawlView> ask(
            UUID id, Predicate<Crawl> request, String what, String by, Telling command) {
        return locked(
                id,
                crawl -> {
                    if (request.test(crawl)) {
                        note(crawl, what, by);
                        tell(crawl, command);
                    }
                });
    }

    private Optional<CrawlView> locked(UUID id, Consumer<Crawl> step) {
        transaction.executeWithoutResult(status -> table.lock(id).ifPresent(step));
        return views.byId(id);
    }
}

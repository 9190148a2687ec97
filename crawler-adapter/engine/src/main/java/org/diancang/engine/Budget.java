package org.diancang.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.archive.crawler.framework.CrawlController;
import org.archive.crawler.framework.CrawlStatus;
import org.archive.crawler.framework.Frontier;
import org.archive.crawler.reporting.StatisticsTracker;
import org.archive.modules.CrawlURI;
import org.archive.modules.ProcessResult;
import org.archive.modules.Processor;
import org.archive.modules.fetcher.FetchStats;
import org.archive.modules.fetcher.FetchStatusCodes;
import org.archive.modules.net.CrawlHost;
import org.archive.modules.net.ServerCache;
import org.diancang.events.HostLimits;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * Lets no fetch begin beyond the limits of the crawl, and stops the crawl at the first that would.
 * Each HTTP fetch counts, robots.txt included; answers of DNS do not.
 */
final class Budget extends Processor {
    private static final Logger LOG = LoggerFactory.getLogger(Budget.class);

    private final CrawlPlan plan;
    // Providers: controller, chain and processor need each other.
    private final ObjectProvider<CrawlController> controller;
    private final Supplier<StatisticsTracker> statistics;
    private final ObjectProvider<Frontier> frontier;
    private final SiteScope site;
    private final ServerCache serverCache;
    private final long mostRequisites;
    private final HostLimits limits;
    private final boolean hostsAreLimited;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong requisites = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();

    Budget(
            CrawlPlan plan,
            SiteScope site,
            ServerCache serverCache,
            ObjectProvider<CrawlController> controller,
            ObjectProvider<StatisticsTracker> statistics,
            ObjectProvider<Frontier> frontier) {
        this.plan = plan;
        this.site = site;
        this.serverCache = serverCache;
        this.mostRequisites = site.mostRequisites();
        this.limits = plan.settings().perHost();
        this.hostsAreLimited = !limits.equals(HostLimits.NONE);
        this.controller = controller;
        // Asked for each URL: a provider looks for its bean anew each time.
        this.statistics = SingletonSupplier.of(statistics::getObject);
        this.frontier = frontier;
    }

    /** Counts what a checkpoint remembers, once the crawl goes on from it. */
    void resume() {
        begun.set(frontier.getObject().succeededFetchCount());
    }

    @Override
    protected boolean shouldProcess(CrawlURI curi) {
        return curi.getUURI().getScheme().startsWith("http");
    }

    @Override
    protected ProcessResult innerProcessResult(CrawlURI curi) {
        if (isBeyondHost(curi)) {
            return leaveOut(curi, "hostLimit");
        }
        if (!curi.isPrerequisite()
                && !site.belongs(curi.getUURI())
                && requisites.incrementAndGet() > mostRequisites) {
            return leaveOut(curi, "requisiteLimit");
        }
        if (plan.maxUrls() > 0 && begun.getAndIncrement() >= plan.maxUrls()) {
            return exhausted(curi, CrawlStatus.FINISHED_DOCUMENT_LIMIT);
        }
        if (plan.maxBytes() > 0 && fetchedBytes() >= plan.maxBytes()) {
            return exhausted(curi, CrawlStatus.FINISHED_DATA_LIMIT);
        }
        return ProcessResult.PROCEED;
    }

    // A worker that takes the crawl over must neither grant a second share nor call it complete.
    @Override
    protected JSONObject toCheckpointJson() {
        return super.toCheckpointJson()
                .put("requisites", requisites.get())
                .put("leftOut", leftOut.get());
    }

    @Override
    protected void fromCheckpointJson(JSONObject json) {
        super.fromCheckpointJson(json);
        requisites.set(json.optLong("requisites"));
        leftOut.set(json.optLong("leftOut"));
    }

    /** Whether something was left out because a host or the requisites had their share. */
    boolean isSomethingLeftOut() {
        return leftOut.get() > 0;
    }

    private boolean isBeyondHost(CrawlURI curi) {
        return hostsAreLimited && isExhausted(serverCache.getHostFor(curi.getUURI()));
    }

    /** Whether a host has had its share. */
    boolean isHostExhausted(String name) {
        return hostsAreLimited && isExhausted(serverCache.getHostFor(name));
    }

    private boolean isExhausted(@Nullable CrawlHost host) {
        FetchStats counts = host == null ? null : host.getSubstats();
        return counts != null
                && ((limits.maxUrls() > 0 && counts.getFetchResponses() >= limits.maxUrls())
                        || (limits.maxBytes() > 0 && counts.getTotalBytes() >= limits.maxBytes()));
    }

    /** Leaves a URL out, which makes the end of the crawl one by budget. */
    ProcessResult leaveOut(CrawlURI curi, String why) {
        leftOut.incrementAndGet();
        curi.getAnnotations().add(why);
        curi.setFetchStatus(FetchStatusCodes.S_BLOCKED_BY_CUSTOM_PROCESSOR);
        return ProcessResult.FINISH;
    }

    /** Stops a crawl that has run for longer than it may; pauses do not count. */
    void checkTime() {
        Duration limit = plan.maxDuration();
        if (limit.isPositive() && statistics.get().getCrawlElapsedTime() >= limit.toMillis()) {
            stop(CrawlStatus.FINISHED_TIME_LIMIT);
        }
    }

    private long fetchedBytes() {
        return statistics.get().getCrawledBytes().getTotalBytes();
    }

    private ProcessResult exhausted(CrawlURI curi, CrawlStatus limit) {
        curi.setFetchStatus(FetchStatusCodes.S_DEFERRED);
        stop(limit);
        return ProcessResult.FINISH;
    }

    private void stop(CrawlStatus limit) {
        CrawlController running = controller.getObject();
        if (running.isActive()) {
            LOG.info("{}: stopping", limit.getDescription());
            running.requestCrawlStop(limit);
        }
    }

    @Override
    protected void innerProcess(CrawlURI curi) {
        throw new IllegalStateException("innerProcessResult does the work");
    }
}

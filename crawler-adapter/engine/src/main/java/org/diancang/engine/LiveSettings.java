package org.diancang.engine;

import java.time.Duration;
import java.util.List;
import org.diancang.events.CrawlChange;
import org.diancang.url.UrlPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of the settings can change while the crawl runs. Thread-safe. */
final class LiveSettings {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

    private record Now(int number, List<UrlPattern> excludes, Duration delay) {}

    private volatile Now now;

    LiveSettings(CrawlPlan plan) {
        this(plan.settings().rules().excludes(), plan.settings().delay());
        if (plan.job().change() != null) {
            change(plan.job().change());
        }
    }

    LiveSettings(List<String> excludes, Duration delay) {
        now = new Now(0, patterns(excludes), delay);
    }

    /** Takes a change over, unless a later one came before it. */
    synchronized void change(CrawlChange change) {
        if (change.number() <= now.number()) {
            LOG.info("change {} comes too late, {} holds", change.number(), now.number());
            return;
        }
        now = new Now(change.number(), patterns(change.excludes()), change.delay());
        LOG.info("change {}: {} exclusions, {}", change.number(), now.excludes(), now.delay());
    }

    private static List<UrlPattern> patterns(List<String> expressions) {
        return expressions.stream().map(UrlPattern::of).toList();
    }

    /** Whether a URL is left out. */
    boolean excludes(String url) {
        for (UrlPattern pattern : now.excludes()) {
            if (pattern.isFoundIn(url)) {
                return true;
            }
        }
        return false;
    }

    /** Least pause between two fetches from one server. */
    Duration delay() {
        return now.delay();
    }
}

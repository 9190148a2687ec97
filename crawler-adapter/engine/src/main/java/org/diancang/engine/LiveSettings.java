package org.diancang.engine;

import java.time.Duration;
import org.diancang.events.CrawlChange;
import org.diancang.events.Scope;
import org.diancang.events.ScopeRules;
import org.diancang.scope.CrawlScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of the settings can change while the crawl runs. Thread-safe. */
final class LiveSettings {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

    private record Now(int number, CrawlScope scope, Duration delay) {}

    private volatile Now now;

    LiveSettings(CrawlPlan plan) {
        this(plan.job().order().scope(), plan.settings().rules(), plan.settings().delay());
        if (plan.job().change() != null) {
            change(plan.job().change());
        }
    }

    LiveSettings(Scope scope, ScopeRules rules, Duration delay) {
        try {
            now = new Now(0, new CrawlScope(scope, rules), delay);
        } catch (IllegalArgumentException e) {
            throw new EngineRefusedException("scope: " + e.getMessage(), e);
        }
    }

    /** Takes a change over, unless a later one came before it. */
    synchronized void change(CrawlChange change) {
        if (change.number() <= now.number()) {
            LOG.info("change {} comes too late, {} holds", change.number(), now.number());
            return;
        }
        now = new Now(change.number(), now.scope().excluding(change.excludes()), change.delay());
        LOG.info("change {}: without {}, {}", change.number(), change.excludes(), now.delay());
    }

    /** What is taken. */
    CrawlScope scope() {
        return now.scope();
    }

    /** Least pause between two fetches from one server. */
    Duration delay() {
        return now.delay();
    }
}

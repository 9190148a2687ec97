package org.diancang.orchestrator.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.events.ScopeRules;
import org.diancang.orchestrator.crawl.CrawlTrouble;
import org.diancang.orchestrator.crawl.CrawlView;
import org.diancang.url.UrlPattern;

/** What to leave out of a crawl that is lost in an endless host. */
final class Exclusion {
    private Exclusion() {}

    /**
     * All expressions that hold from then on; empty where leaving it out is no help: there is
     * nothing to leave out, a seed would go with it, or there are as many expressions as may be.
     */
    static Optional<List<String>> of(CrawlTrouble trouble, CrawlView crawl) {
        if (trouble.kind() != CrawlTrouble.Kind.ENDLESS
                || crawl.excludes().size() >= ScopeRules.MOST) {
            return Optional.empty();
        }
        String expression = trouble.exclusion();
        UrlPattern pattern = UrlPattern.of(expression);
        if (crawl.order().seeds().stream().anyMatch(pattern::isFoundIn)) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(crawl.excludes());
        all.add(expression);
        return Optional.of(all);
    }
}

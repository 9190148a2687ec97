package org.diancang.orchestrator.crawl;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.site.Sites;
import org.diancang.scope.ScopeCheck;
import org.springframework.stereotype.Service;

/**
 * Tells which URLs the next crawl of a site would take. The engine decides by the same code and the
 * same settings. Nothing is fetched: where a name leads, what robots.txt says and how many links
 * lead to a URL is known to the crawl alone.
 */
@Service
public class ScopeChecks {
    private final Sites sites;
    private final CrawlOrders orders;

    ScopeChecks(Sites sites, CrawlOrders orders) {
        this.sites = sites;
        this.orders = orders;
    }

    /** What became of each URL, in their order; empty if there is no such site. */
    public Optional<List<ScopeLine>> check(UUID siteId, List<String> urls) {
        return sites.byId(siteId)
                .map(
                        site -> {
                            ScopeCheck check =
                                    new ScopeCheck(
                                            site.scope(),
                                            orders.settings(site, CrawlWishes.NONE).rules());
                            return urls.stream().map(check::check).map(ScopeLine::of).toList();
                        });
    }
}

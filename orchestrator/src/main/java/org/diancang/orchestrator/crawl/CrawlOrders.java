package org.diancang.orchestrator.crawl;

import java.util.List;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.Scope;
import org.diancang.orchestrator.profile.SitesSettings;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.springframework.stereotype.Component;

/** Draws up what a crawl is to do, from its site as that is now. */
@Component
class CrawlOrders {
    private final Sites sites;
    private final SitesSettings settings;

    CrawlOrders(Sites sites, SitesSettings settings) {
        this.sites = sites;
        this.settings = settings;
    }

    /** An order under the site's next crawl number. */
    CrawlOrder next(Site site, CrawlWishes wishes) {
        return order(
                site, site.seeds(), site.scope(), settings.forCrawl(site.id(), wishes.overrides()));
    }

    /** An order under the site's next crawl number that says what an earlier one said. */
    CrawlOrder again(Site site, CrawlOrder earlier) {
        return order(site, earlier.seeds(), earlier.scope(), earlier.settings());
    }

    private CrawlOrder order(Site site, List<String> seeds, Scope scope, CrawlSettings settings) {
        return new CrawlOrder(
                site.id(),
                site.siteNo(),
                site.name(),
                site.libraryId(),
                site.libraryName(),
                sites.nextCrawlNo(site.id()),
                seeds,
                scope,
                settings);
    }
}

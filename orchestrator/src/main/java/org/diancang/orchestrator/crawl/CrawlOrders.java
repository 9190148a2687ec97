package org.diancang.orchestrator.crawl;

import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.orchestrator.site.Site;
import org.diancang.orchestrator.site.Sites;
import org.springframework.stereotype.Component;

/** Draws up what a crawl is to do, from its site as that is now. */
@Component
class CrawlOrders {
    private final Sites sites;
    private final CrawlDefaults defaults;

    CrawlOrders(Sites sites, CrawlDefaults defaults) {
        this.sites = sites;
        this.defaults = defaults;
    }

    /** An order under the site's next crawl number. */
    CrawlOrder next(Site site, CrawlWishes wishes) {
        return new CrawlOrder(
                site.id(),
                site.siteNo(),
                site.name(),
                site.libraryId(),
                site.libraryName(),
                sites.nextCrawlNo(site.id()),
                site.seeds(),
                site.scope(),
                settings(site, wishes));
    }

    /** Limits and manners of a crawl of the site. */
    CrawlSettings settings(Site site, CrawlWishes wishes) {
        return defaults.settings(wishes);
    }
}

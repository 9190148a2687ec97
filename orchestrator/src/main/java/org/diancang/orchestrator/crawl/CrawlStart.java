package org.diancang.orchestrator.crawl;

import java.util.UUID;

/** What came of asking for a crawl. */
public sealed interface CrawlStart {
    /** It is queued. */
    record Queued(CrawlView crawl) implements CrawlStart {}

    /** The site has one that is not over. */
    record AlreadyOpen(CrawlView crawl) implements CrawlStart {}

    /** There is no such site. */
    record NoSuchSite(UUID siteId) implements CrawlStart {}
}

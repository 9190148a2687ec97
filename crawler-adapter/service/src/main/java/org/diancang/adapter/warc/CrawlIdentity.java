package org.diancang.adapter.warc;

import java.util.UUID;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.warcstore.WarcName;

/**
 * The crawl that WARC files belong to.
 *
 * @param crawlId crawl
 * @param siteId its site
 * @param libraryId library that owns the site
 * @param workerId worker that runs it
 * @param epoch assignment of the crawl
 * @param filePrefix what the names of its files under this epoch begin with
 */
public record CrawlIdentity(
        UUID crawlId, UUID siteId, UUID libraryId, String workerId, int epoch, String filePrefix) {

    /** The crawl that a command starts. */
    public static CrawlIdentity of(StartCrawl command) {
        var order = command.order();
        return new CrawlIdentity(
                command.crawlId(),
                order.siteId(),
                order.libraryId(),
                command.workerId(),
                command.epoch(),
                WarcName.prefix(order.siteNo(), order.crawlNo(), command.epoch()) + "-");
    }
}

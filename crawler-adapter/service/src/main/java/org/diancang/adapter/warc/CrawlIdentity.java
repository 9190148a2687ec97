package org.diancang.adapter.warc;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.diancang.adapter.announce.Announcement;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.WarcFileSealed;
import org.diancang.warcstore.SealedFile;
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

    /**
     * What is announced of a file of this crawl that has become final.
     *
     * @param counts its records by type
     * @param tornBytes bytes that were cut off its end
     */
    Announcement sealed(
            SealedFile file, WarcName name, Map<String, Long> counts, long tornBytes, Instant at) {
        return new Announcement.FileSealed(
                new WarcFileSealed(
                        name.value(),
                        file.length(),
                        file.sha512(),
                        counts,
                        tornBytes,
                        crawlId,
                        siteId,
                        at));
    }
}

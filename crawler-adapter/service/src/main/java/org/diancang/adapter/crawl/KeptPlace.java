package org.diancang.adapter.crawl;

import java.nio.file.Path;
import org.diancang.events.CrawlCommand.StartCrawl;

/**
 * Where what is worth keeping of a crawl stands: beside its sealed WARC files, as {@code
 * {site}-{crawl}-e{epoch}-{what}}. Job folders may go one day, WARC files stay.
 */
record KeptPlace(String site, String crawl) {
    static KeptPlace of(StartCrawl command) {
        return new KeptPlace(command.order().siteNo(), command.order().crawlNo());
    }

    Path folder(Path warcs) {
        return warcs.resolve(site).resolve(crawl);
    }

    /** What the names of all that is kept of the crawl begin with; the epoch comes next. */
    String beginning() {
        return site + "-" + crawl + "-";
    }

    Path file(Path warcs, int epoch, String what) {
        return folder(warcs).resolve(beginning() + "e" + epoch + "-" + what);
    }
}

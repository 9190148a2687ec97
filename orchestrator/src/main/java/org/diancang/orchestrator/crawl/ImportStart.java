package org.diancang.orchestrator.crawl;

import java.util.List;
import java.util.Optional;

/** What came of asking for an import. */
public sealed interface ImportStart {
    /**
     * A file that the site has already.
     *
     * @param name what it was called now
     * @param crawlNo the import that took it in
     * @param file its name in the archive
     */
    record Known(String name, String crawlNo, String file) {}

    /**
     * It is queued, or there was nothing to do.
     *
     * @param crawl empty where the site has all the files already
     * @param known those that it has already, left out of the import
     */
    record Accepted(Optional<CrawlView> crawl, List<Known> known) implements ImportStart {
        public Accepted {
            known = List.copyOf(known);
        }
    }

    /** The site has a crawl that is not over. */
    record AlreadyOpen(CrawlView crawl) implements ImportStart {}
}

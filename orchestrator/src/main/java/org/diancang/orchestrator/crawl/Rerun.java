package org.diancang.orchestrator.crawl;

/** What came of asking that a crawl is done again by its stored settings. */
public sealed interface Rerun {
    /** A new crawl is queued. */
    record Queued(CrawlView crawl) implements Rerun {}

    /** The site has a crawl that is not over. */
    record AlreadyOpen(CrawlView crawl) implements Rerun {}

    /** Nothing was queued. */
    record Refused(Reason reason) implements Rerun {}

    /** Why not. */
    enum Reason {
        /** The crawl is not over. */
        NOT_ENDED,
        /** It was an import of files, for which nothing was fetched. */
        IMPORT,
        /** Collecting of the site is suspended or ended. */
        NOT_COLLECTING,
        /** It disobeyed robots.txt, which the site does no more: an approver has to ask. */
        APPROVER_NEEDED
    }
}

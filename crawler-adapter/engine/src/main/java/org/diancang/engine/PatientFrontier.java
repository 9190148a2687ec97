package org.diancang.engine;

import org.archive.crawler.frontier.BdbFrontier;
import org.archive.modules.CrawlURI;

/** Tries what a server was too busy for again, when the server is to be asked again. */
final class PatientFrontier extends BdbFrontier {
    private static final long serialVersionUID = 1L;

    /** After so many the last answer stands. */
    private static final int MOST_TRIES = 20;

    @Override
    public boolean needsReenqueuing(CrawlURI curi) {
        return isToBeTriedAgain(curi)
                ? curi.getFetchAttempts() < MOST_TRIES
                : super.needsReenqueuing(curi);
    }

    @Override
    protected long retryDelayFor(CrawlURI curi) {
        return curi.getData().get(Pace.TRY_AGAIN_AFTER) instanceof Long seconds
                ? seconds
                : super.retryDelayFor(curi);
    }

    private static boolean isToBeTriedAgain(CrawlURI curi) {
        return curi.getData().containsKey(Pace.TRY_AGAIN_AFTER);
    }
}

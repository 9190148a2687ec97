package org.diancang.engine;

import org.archive.crawler.frontier.BdbFrontier;
import org.archive.modules.CrawlURI;

/**
 * Tries what a server was too busy for again, when the server is to be asked again; and finds its
 * waiting queues again when it goes on from a checkpoint.
 */
final class PatientFrontier extends BdbFrontier {
    private static final long serialVersionUID = 1L;

    /** After so many the last answer stands. */
    private static final int MOST_TRIES = 20;

    private static final int UNAUTHORIZED = 401;

    /**
     * Heritrix restores the queues that wait, but not that any do: where the last ones were waiting
     * at the checkpoint, it would look for work for ever.
     */
    @Override
    protected void initAllQueues() {
        super.initAllQueues();
        updateHighestWaiting(Integer.MIN_VALUE);
    }

    @Override
    public boolean needsReenqueuing(CrawlURI curi) {
        return isToBeTriedAgain(curi) || isToBeTriedWithCredential(curi)
                ? curi.getFetchAttempts() < MOST_TRIES
                : super.needsReenqueuing(curi);
    }

    @Override
    protected long retryDelayFor(CrawlURI curi) {
        return curi.getData().get(Pace.TRY_AGAIN_AFTER) instanceof Long seconds
                ? seconds
                : super.retryDelayFor(curi);
    }

    /**
     * A credential was found for what the server asks. Heritrix counts the look-ups of address and
     * robots.txt as tries too: a first page behind a login would have none left.
     */
    private static boolean isToBeTriedWithCredential(CrawlURI curi) {
        return curi.getFetchStatus() == UNAUTHORIZED && curi.hasRfc2617Credential();
    }

    private static boolean isToBeTriedAgain(CrawlURI curi) {
        return curi.getData().containsKey(Pace.TRY_AGAIN_AFTER);
    }
}

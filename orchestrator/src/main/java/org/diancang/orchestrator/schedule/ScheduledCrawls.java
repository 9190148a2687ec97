package org.diancang.orchestrator.schedule;

import java.util.UUID;

/** Starts crawls that are due. Declared here, so that who crawls depends on schedules. */
public interface ScheduledCrawls {
    /** What came of it. */
    sealed interface Start {
        /** A crawl waits for a worker. */
        record Queued(UUID crawlId) implements Start {}

        /** A crawl of the site is not over yet; which, and what holds it. */
        record Busy(UUID crawlId, SkipReason why) implements Start {}

        /** The site is suspended, ended or gone. */
        record NotCollecting() implements Start {}
    }

    /**
     * Queues a crawl of a site within the transaction of the caller.
     *
     * @throws org.springframework.dao.DataAccessException if it can't be stored, or somebody else
     *     queued one this moment: the transaction is then lost, and to be tried again
     */
    Start start(UUID siteId);
}

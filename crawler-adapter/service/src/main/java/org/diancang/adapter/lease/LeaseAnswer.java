package org.diancang.adapter.lease;

/** What came of asking for a lease. */
enum LeaseAnswer {
    /** The crawl is this worker's for another while. */
    GRANTED,
    /** The crawl is another's, or this epoch is over. */
    REFUSED,
    /** Nobody knows: the orchestrator did not answer, or not to the point. */
    NO_ANSWER
}

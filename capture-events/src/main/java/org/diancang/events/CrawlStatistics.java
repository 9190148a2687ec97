package org.diancang.events;

/**
 * How far a crawl is. Counts since its start, over all epochs that the engine remembers.
 *
 * @param queued URLs that wait
 * @param fetched URLs done, whatever came of them
 * @param failed of these, those that brought no answer
 * @param revisits answers equal to earlier ones
 * @param bytes bytes fetched, headers included
 * @param novelBytes of these, those not seen before
 * @param elapsedMs milliseconds of running, pauses left out
 * @param urlsPerSecond rate of the last interval
 * @param bytesPerSecond rate of the last interval
 */
public record CrawlStatistics(
        long queued,
        long fetched,
        long failed,
        long revisits,
        long bytes,
        long novelBytes,
        long elapsedMs,
        double urlsPerSecond,
        double bytesPerSecond) {

    /** Nothing done yet. */
    public static final CrawlStatistics NONE = new CrawlStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0);
}

package org.diancang.orchestrator.crawl;

import org.jspecify.annotations.Nullable;

/**
 * What one crawl shall do otherwise than {@link CrawlDefaults} say.
 *
 * @param delayMs pause between two fetches from one host, 0 to 60,000 milliseconds
 * @param maxUrls URLs fetched at most, 1 to 10,000,000
 */
public record CrawlWishes(@Nullable Long delayMs, @Nullable Long maxUrls) {
    /** Nothing otherwise. */
    public static final CrawlWishes NONE = new CrawlWishes(null, null);

    /** Longest pause. */
    public static final long MOST_DELAY_MS = 60_000;

    /** Most URLs. */
    public static final long MOST_URLS = 10_000_000;

    public CrawlWishes {
        if (delayMs != null && (delayMs < 0 || delayMs > MOST_DELAY_MS)) {
            throw new IllegalArgumentException("delayMs must be 0 to 60000, is " + delayMs);
        }
        if (maxUrls != null && (maxUrls < 1 || maxUrls > MOST_URLS)) {
            throw new IllegalArgumentException("maxUrls must be 1 to 10000000, is " + maxUrls);
        }
    }
}

package org.diancang.events;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a crawl treats a server besides the least pause between two fetches.
 *
 * @param delayFactor a pause is this many times as long as the fetch before it, within the least
 *     and the longest; 0 to 100
 * @param longestDelay longest pause that the factor makes
 * @param longestCrawlDelay longest {@code Crawl-delay} of a robots.txt that is kept; more is cut to
 *     this
 * @param robotsReason why robots.txt is not obeyed; there where it is not
 * @param robotsApprovedBy who approved of that; there where it is not obeyed
 */
public record Politeness(
        double delayFactor,
        Duration longestDelay,
        Duration longestCrawlDelay,
        @Nullable String robotsReason,
        @Nullable String robotsApprovedBy) {
    /** No more than the least pause, and up to half a minute of {@code Crawl-delay}. */
    public static final Politeness PLAIN =
            new Politeness(0, Duration.ofSeconds(30), Duration.ofSeconds(30), null, null);

    public Politeness {
        Objects.requireNonNull(longestDelay, "longestDelay is missing");
        Objects.requireNonNull(longestCrawlDelay, "longestCrawlDelay is missing");
        if (!(delayFactor >= 0 && delayFactor <= 100)) {
            throw new IllegalArgumentException("delayFactor must be 0 to 100, is " + delayFactor);
        }
        if (longestDelay.isNegative() || longestCrawlDelay.isNegative()) {
            throw new IllegalArgumentException("delays must be zero or more");
        }
    }
}

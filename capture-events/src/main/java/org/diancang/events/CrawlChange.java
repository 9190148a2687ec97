package org.diancang.events;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.diancang.url.UrlPattern;

/**
 * What of a crawl's settings is otherwise from now on, while it runs. Always the whole: what an
 * earlier change said and this one does not is as ordered again.
 *
 * @param number which change of the crawl it is, 1 or more; one with a lower number than the last
 *     comes too late and changes nothing
 * @param excludes expressions ({@link UrlPattern}) of URLs that are left out, whatever else speaks
 *     for them; those that wait already too
 * @param delay least pause between two fetches from one server
 */
public record CrawlChange(int number, List<String> excludes, Duration delay) {
    public CrawlChange {
        Objects.requireNonNull(excludes, "excludes is missing");
        Objects.requireNonNull(delay, "delay is missing");
        if (number < 1) {
            throw new IllegalArgumentException("number must be 1 or more, is " + number);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must be zero or more");
        }
        if (excludes.size() > ScopeRules.MOST) {
            throw new IllegalArgumentException("excludes must be " + ScopeRules.MOST + " at most");
        }
        excludes = List.copyOf(excludes);
        excludes.forEach(UrlPattern::of);
    }
}

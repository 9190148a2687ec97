package org.diancang.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Limits and manners of a crawl.
 *
 * @param maxUrls URLs fetched at most; 0: no limit
 * @param maxBytes bytes fetched at most; 0: no limit
 * @param maxDuration longest time; zero: no limit
 * @param delay pause between two fetches from one host, zero or more
 * @param maxHops links followed from a seed at most
 * @param obeyRobots whether robots.txt is obeyed (RFC 9309)
 * @param contact page that the user agent names, for owners of crawled sites
 * @param fallbackCharset charset of pages that declare none
 * @param rules what is taken and left out besides the scope; absent: the usual
 * @param politeness pauses; absent: the usual
 * @param perHost what one host may give; absent: no limit
 * @param requests what requests say; absent: nothing further
 * @param fetch what a single fetch may take; absent: the usual
 * @param window when the site may be crawled; absent: always
 */
public record CrawlSettings(
        long maxUrls,
        long maxBytes,
        Duration maxDuration,
        Duration delay,
        int maxHops,
        boolean obeyRobots,
        URI contact,
        String fallbackCharset,
        ScopeRules rules,
        Politeness politeness,
        HostLimits perHost,
        RequestSettings requests,
        FetchLimits fetch,
        @Nullable CrawlWindow window) {

    @JsonCreator
    public CrawlSettings {
        rules = Objects.requireNonNullElse(rules, ScopeRules.NONE);
        politeness = Objects.requireNonNullElse(politeness, Politeness.PLAIN);
        perHost = Objects.requireNonNullElse(perHost, HostLimits.NONE);
        fetch = Objects.requireNonNullElse(fetch, FetchLimits.PLAIN);
        requests = Objects.requireNonNullElse(requests, RequestSettings.NONE);
        Objects.requireNonNull(maxDuration, "maxDuration is missing");
        Objects.requireNonNull(delay, "delay is missing");
        Objects.requireNonNull(contact, "contact is missing");
        Objects.requireNonNull(fallbackCharset, "fallbackCharset is missing");
        if (maxUrls < 0 || maxBytes < 0 || maxDuration.isNegative() || delay.isNegative()) {
            throw new IllegalArgumentException("limits and delay must be zero or more");
        }
        if (maxHops < 1 || maxHops > 1_000) {
            throw new IllegalArgumentException("maxHops must be 1 to 1000, is " + maxHops);
        }
    }

    /** Settings with nothing but the limits and manners that every crawl has. */
    public CrawlSettings(
            long maxUrls,
            long maxBytes,
            Duration maxDuration,
            Duration delay,
            int maxHops,
            boolean obeyRobots,
            URI contact,
            String fallbackCharset) {
        this(
                maxUrls,
                maxBytes,
                maxDuration,
                delay,
                maxHops,
                obeyRobots,
                contact,
                fallbackCharset,
                ScopeRules.NONE,
                Politeness.PLAIN,
                HostLimits.NONE,
                RequestSettings.NONE,
                FetchLimits.PLAIN,
                null);
    }
}

package org.diancang.orchestrator.crawl;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.diancang.events.CrawlSettings;
import org.diancang.events.FetchLimits;
import org.diancang.events.HostLimits;
import org.diancang.events.Politeness;
import org.diancang.events.RequestSettings;
import org.diancang.events.ScopeRules;
import org.diancang.orchestrator.profile.UsualSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits and manners of crawls, and how long workers are trusted ({@code diancang.crawl.*}).
 *
 * @param maxUrls URLs fetched at most; 0: no limit
 * @param maxBytes bytes fetched at most; 0: no limit
 * @param maxDuration longest time; zero: no limit
 * @param delay pause between two fetches from one host
 * @param maxHops links followed from a seed at most
 * @param obeyRobots whether robots.txt is obeyed (RFC 9309)
 * @param contact page that the user agent names; set it before crawling the public internet
 * @param fallbackCharset charset of pages that declare none
 * @param requisites page requisites taken from other hosts in one crawl at most; 0: none
 * @param excludes expressions of URLs that no crawl takes: the traps that everybody knows
 * @param delayFactor a pause is this many times as long as the fetch before it
 * @param longestDelay longest pause that the factor makes
 * @param maxUrlsPerHost URLs of one host at most; 0: no limit
 * @param maxFetchBytes bytes of an answer at most
 * @param longestFetch longest time of a fetch
 * @param longestSilence longest time in which nothing comes
 * @param acceptLanguage what requests say of languages; empty: nothing
 * @param perLibrary crawls of one library that run at once at most; 0: no limit
 * @param leaseTtl how long a lease lasts after it was granted
 * @param assignmentGrace how long a worker has for its first word after a crawl was assigned to it
 * @param workerTimeout how long after its last heartbeat a worker gets no more crawls
 */
@Validated
@ConfigurationProperties("diancang.crawl")
public record CrawlDefaults(
        @DefaultValue("10000")
                @Min(value = 0, message = "diancang.crawl.max-urls must be 0 or more")
                long maxUrls,
        @DefaultValue("1GB") @NotNull DataSize maxBytes,
        @DefaultValue("6h") @NotNull Duration maxDuration,
        @DefaultValue("500ms") @NotNull Duration delay,
        @DefaultValue("100")
                @Min(value = 1, message = "diancang.crawl.max-hops must be 1 to 1000")
                @Max(value = 1000, message = "diancang.crawl.max-hops must be 1 to 1000")
                int maxHops,
        @DefaultValue("true") boolean obeyRobots,
        @DefaultValue("http://127.0.0.1:8080/about-the-crawler") @NotNull URI contact,
        @DefaultValue("GB18030")
                @NotBlank(message = "diancang.crawl.fallback-charset must name a charset")
                String fallbackCharset,
        @DefaultValue("1000")
                @Min(value = 0, message = "diancang.crawl.requisites must be 0 or more")
                long requisites,
        @DefaultValue({
                    "(?i)/(calendar|rili)[^?]*[?](.*&)?(month|date|day|year)=",
                    "[?&]replytocom="
                })
                List<String> excludes,
        @DefaultValue("0") double delayFactor,
        @DefaultValue("30s") @NotNull Duration longestDelay,
        @DefaultValue("0")
                @Min(value = 0, message = "diancang.crawl.max-urls-per-host must be 0 or more")
                long maxUrlsPerHost,
        @DefaultValue("1GB") @NotNull DataSize maxFetchBytes,
        @DefaultValue("10m") @NotNull Duration longestFetch,
        @DefaultValue("20s") @NotNull Duration longestSilence,
        @DefaultValue("zh-CN,zh;q=0.9,en;q=0.5") String acceptLanguage,
        @DefaultValue("0") @Min(value = 0, message = "diancang.crawl.per-library must be 0 or more")
                int perLibrary,
        @DefaultValue("30s") @NotNull Duration leaseTtl,
        @DefaultValue("60s") @NotNull Duration assignmentGrace,
        @DefaultValue("15s") @NotNull Duration workerTimeout)
        implements UsualSettings {

    public CrawlDefaults {
        if (leaseTtl.compareTo(Duration.ofSeconds(1)) < 0
                || assignmentGrace.compareTo(leaseTtl) < 0) {
            throw new IllegalArgumentException(
                    "diancang.crawl.lease-ttl must be 1 s or more, and"
                            + " diancang.crawl.assignment-grace not shorter than it");
        }
    }

    @Override
    public CrawlSettings usual() {
        return new CrawlSettings(
                maxUrls,
                maxBytes.toBytes(),
                maxDuration,
                delay,
                maxHops,
                obeyRobots,
                contact,
                fallbackCharset,
                new ScopeRules(List.of(), excludes, 20, 3, requisites, List.of()),
                new Politeness(delayFactor, longestDelay, Duration.ofSeconds(30), null, null),
                new HostLimits(maxUrlsPerHost, 0),
                new RequestSettings(acceptLanguage.isBlank() ? null : acceptLanguage, List.of()),
                new FetchLimits(maxFetchBytes.toBytes(), longestFetch, longestSilence),
                null);
    }
}

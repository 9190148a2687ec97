package org.diancang.events;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What is to be crawled, and how; stored with the crawl for ever.
 *
 * @param siteId site
 * @param siteNo its short number without the hyphen, such as {@code LJ0031}
 * @param siteName its name as people see it
 * @param libraryId library that owns the site
 * @param libraryName its name, written into warcinfo as operator
 * @param crawlNo number of the crawl within the site, such as {@code c00017}
 * @param seeds absolute http(s) URLs, one or more
 * @param scope what belongs to the site
 * @param settings limits and manners
 */
public record CrawlOrder(
        UUID siteId,
        String siteNo,
        String siteName,
        UUID libraryId,
        String libraryName,
        String crawlNo,
        List<String> seeds,
        Scope scope,
        CrawlSettings settings) {

    public CrawlOrder {
        Objects.requireNonNull(siteId, "siteId is missing");
        Objects.requireNonNull(siteNo, "siteNo is missing");
        Objects.requireNonNull(siteName, "siteName is missing");
        Objects.requireNonNull(libraryId, "libraryId is missing");
        Objects.requireNonNull(libraryName, "libraryName is missing");
        Objects.requireNonNull(crawlNo, "crawlNo is missing");
        Objects.requireNonNull(seeds, "seeds is missing");
        Objects.requireNonNull(scope, "scope is missing");
        Objects.requireNonNull(settings, "settings is missing");
        if (!siteNo.matches("[A-Z]{2,4}[0-9]{4,7}")) {
            throw new IllegalArgumentException("siteNo is not like LJ0031: '" + siteNo + "'");
        }
        if (!crawlNo.matches("c[0-9]{5,7}")) {
            throw new IllegalArgumentException("crawlNo is not like c00017: '" + crawlNo + "'");
        }
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("a crawl needs at least one seed");
        }
        seeds = List.copyOf(seeds);
    }
}

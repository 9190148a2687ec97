package org.diancang.orchestrator.capture;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.site.Subject;

/**
 * A site with what was collected of it.
 *
 * @param siteId identity
 * @param number such as {@code QH-0001}
 * @param name its name
 * @param firstSeed where crawls start first
 * @param libraryName library that owns it
 * @param subject which side of the place it shows
 * @param year programme year that it counts in
 * @param crawls how often it was crawled
 * @param captures captures over all crawls
 * @param bytes bytes in WARC files
 * @param lastCapturedAt its latest capture
 * @param lastCrawlId its latest crawl
 * @param lastCrawlState where that stands
 * @param lastCrawlReason why, where there is a reason
 * @param archived whether a finished crawl brought captures
 * @param verified whether an audit since then found nothing wrong
 */
public record SiteOverview(
        UUID siteId,
        String number,
        String name,
        String firstSeed,
        String libraryName,
        Subject subject,
        int year,
        int crawls,
        long captures,
        long bytes,
        Optional<Instant> lastCapturedAt,
        Optional<UUID> lastCrawlId,
        Optional<CrawlState> lastCrawlState,
        Optional<String> lastCrawlReason,
        boolean archived,
        boolean verified) {}

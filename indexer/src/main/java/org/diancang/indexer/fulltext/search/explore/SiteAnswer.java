package org.diancang.indexer.fulltext.search.explore;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.events.SiteDescribed;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a site, of what the reader may see.
 *
 * @param siteId identity
 * @param described what people call it and whose it is; absent if that is not known
 * @param pages different pages: an address with another content is another one
 * @param captures of those
 * @param bytes of the pages whose size is known, each once
 * @param withoutSize how many pages have a size that nobody knows
 * @param types pages by type
 * @param years those that have captures, in order
 * @param hosts those with most pages
 * @param moreHosts whether there are more than those listed
 * @param latest the pages captured last, newest first
 * @param millis how long the index took
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SiteAnswer(
        UUID siteId,
        @Nullable Described described,
        long pages,
        long captures,
        Instant firstCapturedAt,
        Instant lastCapturedAt,
        long bytes,
        long withoutSize,
        Map<String, Long> types,
        List<Year> years,
        List<DomainAnswer.Host> hosts,
        boolean moreHosts,
        List<Page> latest,
        long millis) {
    /**
     * What people call a site.
     *
     * @param number such as {@code QH-0031}
     * @param subject {@code politics}, {@code economy} or {@code culture}
     * @param seeds where crawls of it start, as far as that may be seen
     */
    record Described(
            String number,
            String name,
            UUID libraryId,
            String libraryName,
            String subject,
            List<String> seeds) {
        static Described of(SiteDescribed site, List<String> seeds) {
            return new Described(
                    site.number(),
                    site.name(),
                    site.libraryId(),
                    site.libraryName(),
                    site.subject().name().toLowerCase(java.util.Locale.ROOT),
                    seeds);
        }
    }

    /**
     * A calendar year, in UTC.
     *
     * @param pages that have a capture in it
     * @param captures made in it
     * @param bytes of the pages whose size is known, each once
     * @param withoutSize how many of them have a size that nobody knows
     * @param types pages by type
     */
    record Year(
            int year,
            long pages,
            long captures,
            long bytes,
            long withoutSize,
            Map<String, Long> types) {}

    /** A page, and when it was captured last of what may be seen. */
    record Page(String url, String title, String type, Instant capturedAt) {}
}

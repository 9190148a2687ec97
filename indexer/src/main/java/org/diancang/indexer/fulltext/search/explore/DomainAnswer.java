package org.diancang.indexer.fulltext.search.explore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a domain.
 *
 * @param pages different pages: an address with another content is another one
 * @param firstCapturedAt absent where there is nothing
 * @param lastCapturedAt absent where there is nothing
 * @param years those that have pages, in order
 * @param hosts those with most pages
 * @param moreHosts whether there are more than those listed
 * @param millis how long the index took
 */
record DomainAnswer(
        String domain,
        long pages,
        @Nullable Instant firstCapturedAt,
        @Nullable Instant lastCapturedAt,
        List<Year> years,
        List<Host> hosts,
        boolean moreHosts,
        long millis) {
    /**
     * A calendar year, in UTC.
     *
     * @param pages that have a capture in it
     * @param bytes of those whose size is known, each once
     * @param withoutSize how many of them have a size that nobody knows
     * @param types pages by type
     */
    record Year(int year, long pages, long bytes, long withoutSize, Map<String, Long> types) {}

    /** A host of the domain. */
    record Host(String host, long pages, Instant firstCapturedAt, Instant lastCapturedAt) {}
}

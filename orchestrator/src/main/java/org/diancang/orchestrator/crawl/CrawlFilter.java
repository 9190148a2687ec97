package org.diancang.orchestrator.crawl;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a list of crawls is narrowed to.
 *
 * @param states only these; all where empty
 * @param site only those of this site
 * @param text only those of sites whose name or number contains it, capitals or not; empty for all
 */
public record CrawlFilter(Set<CrawlState> states, Optional<UUID> site, String text) {
    public CrawlFilter {
        states = Set.copyOf(states);
    }
}

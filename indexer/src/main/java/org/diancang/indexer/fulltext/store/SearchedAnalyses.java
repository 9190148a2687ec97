package org.diancang.indexer.fulltext.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What the text of the index was analyzed with that is searched now. Elasticsearch is asked again
 * only after a while: another index may have taken its place. Thread-safe.
 */
public final class SearchedAnalyses {
    private static final Logger log = LoggerFactory.getLogger(SearchedAnalyses.class);
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final SearchCluster cluster;
    private final Pages pages;
    private final InstantSource clock;
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    private record Known(Set<Analysis> analyses, Instant until) {}

    /** Those of the index that these pages are searched in. */
    public SearchedAnalyses(SearchCluster cluster, Pages pages, InstantSource clock) {
        this.cluster = cluster;
        this.pages = pages;
        this.clock = clock;
    }

    /** The last ones known while Elasticsearch doesn't tell; none if it never did. */
    public Set<Analysis> now() {
        Known before = known;
        Instant now = clock.instant();
        if (now.isBefore(before.until())) {
            return before.analyses();
        }
        // Before it is asked: others who search meanwhile don't ask as well.
        known = new Known(before.analyses(), now.plus(KEPT));
        try {
            Set<Analysis> found = ask();
            known = new Known(found, now.plus(KEPT));
            return found;
        } catch (IndexUnavailableException | IndexRefusedException e) {
            log.debug("What text is analyzed with can't be told now", e);
            return before.analyses();
        }
    }

    private Set<Analysis> ask() {
        JsonNode indexes =
                cluster.send(
                        "GET", "/" + pages.searched() + "/_mapping?filter_path=*.mappings._meta");
        EnumSet<Analysis> all = EnumSet.noneOf(Analysis.class);
        indexes.forEach(
                index ->
                        all.addAll(
                                Analysis.named(
                                        index.path("mappings")
                                                .path("_meta")
                                                .path(PagesDefinition.ANALYSES))));
        return Set.copyOf(all);
    }
}

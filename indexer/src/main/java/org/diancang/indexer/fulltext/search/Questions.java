package org.diancang.indexer.fulltext.search;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.SiteDescribed;
import org.diancang.indexer.ReaderAccess;
import org.diancang.indexer.ReaderGroups;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.fulltext.store.SearchedAnalyses;
import org.diancang.indexer.site.KnownSites;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Reads what is asked, of what the one who asks may see. */
@Component
@ConditionalOnBooleanProperty(name = "diancang.fulltext.enabled", matchIfMissing = true)
public class Questions {
    private final ReaderAccess access;
    private final KnownSites sites;
    private final SearchedAnalyses analyses;

    Questions(ReaderAccess access, KnownSites sites, SearchedAnalyses analyses) {
        this.access = access;
        this.sites = sites;
        this.analyses = analyses;
    }

    /** Everything that there is of a site. */
    public Question ofSite(UUID site) {
        return new Question(
                new SearchQuery(
                                SearchParser.parse(""),
                                Map.of(),
                                Map.of(CaptureFilter.SITE, site.toString()),
                                Optional.empty())
                        .of(analyses.now()),
                visible());
    }

    /**
     * Which site is meant.
     *
     * @param named by its id or its number
     * @return empty if it is neither an id nor a number that a site has
     * @throws SitesUnknownException if it may be a number, and numbers are not known yet
     */
    public Optional<UUID> site(String named) {
        try {
            return Optional.of(UUID.fromString(named));
        } catch (IllegalArgumentException e) {
            return sites.now().orElseThrow(SitesUnknownException::new).numbered(named);
        }
    }

    /** What is known of a site; empty if nothing is, or not yet. */
    public Optional<SiteDescribed> described(UUID site) {
        return sites.now().flatMap(known -> known.described(site));
    }

    /**
     * What an address asks; looking for nothing means all pages.
     *
     * @throws BadSearchException if it can't be asked
     */
    public Question of(SearchParameters asked) {
        return new Question(asked.anyQuery(sites.now()).of(analyses.now()), visible());
    }

    private VisibleRegions visible() {
        return access.of(ReaderGroups.ofThisRequest()).orElseThrow(RulesUnknownException::new);
    }
}

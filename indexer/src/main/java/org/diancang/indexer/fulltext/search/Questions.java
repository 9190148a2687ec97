package org.diancang.indexer.fulltext.search;

import org.diancang.indexer.ReaderAccess;
import org.diancang.indexer.ReaderGroups;
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

    /**
     * What an address asks; looking for nothing means all pages.
     *
     * @throws BadSearchException if it can't be asked
     */
    public Question of(SearchParameters asked) {
        return new Question(
                asked.anyQuery(sites.now()).of(analyses.now()),
                access.of(ReaderGroups.ofThisRequest()).orElseThrow(RulesUnknownException::new));
    }
}

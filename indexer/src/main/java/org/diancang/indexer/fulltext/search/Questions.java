package org.diancang.indexer.fulltext.search;

import java.util.Set;
import org.diancang.indexer.ReaderAccess;
import org.diancang.indexer.site.KnownSites;
import org.springframework.stereotype.Component;

/** Reads what is asked, of what the one who asks may see. */
@Component
public class Questions {
    private final ReaderAccess access;
    private final KnownSites sites;

    Questions(ReaderAccess access, KnownSites sites) {
        this.access = access;
        this.sites = sites;
    }

    /**
     * What an address asks; looking for nothing means all pages.
     *
     * @throws BadSearchException if it can't be asked
     */
    public Question of(SearchParameters asked) {
        return new Question(
                asked.anyQuery(sites.now()),
                access.of(Set.of()).orElseThrow(RulesUnknownException::new));
    }
}

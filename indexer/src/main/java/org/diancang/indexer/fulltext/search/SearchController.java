package org.diancang.indexer.fulltext.search;

import java.util.List;
import org.diancang.indexer.ReaderAccess;
import org.diancang.indexer.ReaderGroups;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.store.SearchCluster;
import org.diancang.indexer.fulltext.store.SearchedAnalyses;
import org.diancang.indexer.fulltext.store.Shelves;
import org.diancang.indexer.site.KnownSites;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /search}; see {@code docs/search.md}. */
@RestController
@ConditionalOnBooleanProperty(name = "diancang.fulltext.enabled", matchIfMissing = true)
class SearchController {
    private final Search search;
    private final ReaderAccess access;
    private final KnownSites sites;
    private final SearchedAnalyses analyses;
    private final Suggestions suggestions;

    SearchController(
            SearchCluster cluster,
            Pages pages,
            SearchedAnalyses analyses,
            ReaderAccess access,
            KnownSites sites) {
        this.analyses = analyses;
        this.access = access;
        this.sites = sites;
        this.search = new Search(pages, new SearchReading(new Shelves(cluster, pages)), sites);
        this.suggestions = new Suggestions(pages);
    }

    @GetMapping("/search")
    SearchAnswer search(SearchParameters asked) {
        SearchQuery query = asked.query(sites.now()).of(analyses.now());
        return search.findOrCorrect(
                query,
                asked.q() == null ? "" : asked.q(),
                asked.hits(query),
                asked.wantsFacets(),
                visible());
    }

    /** What may be meant by a beginning. */
    @GetMapping("/search/suggest")
    List<String> suggest(@RequestParam(defaultValue = "") String q) {
        return suggestions.of(q, visible());
    }

    private VisibleRegions visible() {
        return access.of(ReaderGroups.ofThisRequest()).orElseThrow(RulesUnknownException::new);
    }
}

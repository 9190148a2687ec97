package org.diancang.indexer.fulltext.search;

import java.util.Iterator;
import java.util.Optional;
import org.diancang.indexer.ReaderAccess;
import org.diancang.indexer.ReaderGroups;
import org.diancang.indexer.VisibleRegions;
import org.diancang.indexer.fulltext.store.Pages;
import org.diancang.indexer.fulltext.store.SearchCluster;
import org.diancang.indexer.fulltext.store.Shelves;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that a search finds, as rows that cost no memory, in an order in which each row tells where
 * to go on, tomorrow as well. Access rules are asked anew for each block of rows.
 */
public final class FoundRows {
    private final Pages pages;
    private final ReaderAccess access;
    private final RowRequest request;
    private final MatchingPages matching = new MatchingPages();
    private final SearchCounts counts = new SearchCounts();

    public FoundRows(SearchCluster cluster, Pages pages, ReaderAccess access) {
        this.pages = pages;
        this.access = access;
        this.request = new RowRequest(new SearchReading(new Shelves(cluster, pages)));
    }

    /**
     * How much there is, as a search counts it.
     *
     * @param rows hits; an estimate where several documents stand as one and there are many
     * @param captures captures that the filters allow
     */
    public record Totals(long rows, long captures) {}

    /** How much there is now; later there may be more or less. */
    public Totals totals(SearchQuery query, HitGroup group) {
        var parts = new VisiblePages(visible()).parts();
        ObjectNode asked = JsonMapper.shared().createObjectNode();
        asked.put("size", 0).put("track_total_hits", true);
        asked.set("query", matching.of(query, parts));
        asked.set("aggs", counts.totals(query, group, parts));
        JsonNode answer = pages.search(asked);
        return new Totals(counts.hits(answer), counts.captures(answer));
    }

    /**
     * Rows, read block by block as they are asked for.
     *
     * @param after only rows behind this one
     */
    public Iterator<FoundRow> of(
            SearchQuery query, HitGroup group, Optional<RowKey> after, RowDetail detail) {
        return new FoldedRows(group, new FoundDocuments(query, group, after, detail, this));
    }

    /** The next documents. */
    RowBlock block(RowRequest.Asked asked) {
        VisibleRegions visible = visible();
        var parts = new VisiblePages(visible).parts();
        return request.read(asked, visible, parts, pages.search(request.of(asked, parts)));
    }

    private VisibleRegions visible() {
        return access.of(ReaderGroups.ofThisRequest()).orElseThrow(RulesUnknownException::new);
    }
}

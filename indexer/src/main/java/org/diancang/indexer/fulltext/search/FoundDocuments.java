package org.diancang.indexer.fulltext.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.diancang.indexer.fulltext.search.RowBlock.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Documents that a search finds, in the order of rows, a block of them in memory. */
final class FoundDocuments implements Iterator<Document> {
    private final SearchQuery query;
    private final HitGroup group;
    private final RowDetail detail;
    private final FoundRows rows;
    private final Deque<Document> block = new ArrayDeque<>();
    private @Nullable JsonNode behind;
    private boolean atEnd;

    FoundDocuments(
            SearchQuery query,
            HitGroup group,
            Optional<RowKey> after,
            RowDetail detail,
            FoundRows rows) {
        this.query = query;
        this.group = group;
        this.detail = detail;
        this.rows = rows;
        this.behind = after.map(RowKey::searchAfter).orElse(null);
    }

    @Override
    public boolean hasNext() {
        if (block.isEmpty() && !atEnd) {
            RowBlock next =
                    rows.block(
                            new RowRequest.Asked(
                                    query, group, Optional.ofNullable(behind), detail));
            block.addAll(next.documents());
            atEnd = next.isLast();
            behind = block.isEmpty() ? behind : block.getLast().sorted();
        }
        return !block.isEmpty();
    }

    @Override
    public Document next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all documents were read");
        }
        return block.remove();
    }
}

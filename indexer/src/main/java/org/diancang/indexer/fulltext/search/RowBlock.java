package org.diancang.indexer.fulltext.search;

import java.util.List;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;
import tools.jackson.databind.JsonNode;

/**
 * Documents of one answer.
 *
 * @param documents in their order
 * @param isLast whether there are no more
 */
record RowBlock(List<Document> documents, boolean isLast) {
    /**
     * A document.
     *
     * @param sorted what it was sorted by
     */
    record Document(Hit hit, JsonNode sorted) {}
}

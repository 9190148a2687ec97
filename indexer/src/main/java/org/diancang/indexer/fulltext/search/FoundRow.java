package org.diancang.indexer.fulltext.search;

import java.util.List;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.search.SearchAnswer.Hit;

/**
 * One row of all that a search finds.
 *
 * @param hit what the row says; of a row that stands for several documents the one captured last
 * @param key its place among all
 */
public record FoundRow(Hit hit, RowKey key) {
    /** What a table has of what a page says of itself. */
    public static final List<Fact> TABLE_FACTS =
            List.of(
                    Fact.LANGUAGE,
                    Fact.PUBLISHED_ON,
                    Fact.ISSUER,
                    Fact.DOCUMENT_NUMBER,
                    Fact.SITE_NAME,
                    Fact.COLUMN_NAME);
}

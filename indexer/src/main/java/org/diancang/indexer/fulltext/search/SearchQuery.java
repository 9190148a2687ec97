package org.diancang.indexer.fulltext.search;

import java.util.Optional;
import java.util.UUID;
import org.diancang.indexer.fulltext.extract.PageType;

/**
 * What a reader looks for.
 *
 * @param expression what was typed; may say nothing if a filter is given
 * @param site only captures of this site
 * @param library only captures of this library
 * @param year only captures of this year, in UTC
 * @param type only pages of this kind
 * @param language only pages in this language, by ISO 639-1
 * @param columnType only pages of government columns of this type
 * @param from hits to pass over
 * @param size hits to answer
 */
record SearchQuery(
        SearchExpression expression,
        Optional<UUID> site,
        Optional<UUID> library,
        Optional<Integer> year,
        Optional<PageType> type,
        Optional<String> language,
        Optional<String> columnType,
        int from,
        int size) {
    /** Elasticsearch pages no deeper. */
    static final int DEEPEST = 10_000;

    /** Hits that one answer has at most. */
    static final int LARGEST_SIZE = 100;

    SearchQuery {
        if (!expression.saysWhat()
                && site.isEmpty()
                && library.isEmpty()
                && year.isEmpty()
                && type.isEmpty()
                && language.isEmpty()
                && columnType.isEmpty()) {
            throw new BadSearchException(
                    "q must have a word that is wanted, or a filter must be given");
        }
        if (from < 0 || size < 1 || size > LARGEST_SIZE || (long) from + size > DEEPEST) {
            throw new BadSearchException(
                    "size must be 1 to %d, and from at least 0 with from + size at most %d; are %d and %d"
                            .formatted(LARGEST_SIZE, DEEPEST, size, from));
        }
        if (year.isPresent() && (year.get() < 1990 || year.get() > 9999)) {
            throw new BadSearchException("year must be 1990 to 9999, is " + year.get());
        }
    }

    /** Whether words are asked for, so that some pages fit better than others. */
    boolean hasText() {
        return expression.text().findAny().isPresent();
    }

    /** Whether only some captures of a page count. */
    boolean filtersCaptures() {
        return site.isPresent()
                || library.isPresent()
                || year.isPresent()
                || expression.filtersCaptures();
    }
}

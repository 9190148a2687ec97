package org.diancang.indexer.fulltext.search;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.indexer.fulltext.extract.PageType;

/**
 * What a reader looks for.
 *
 * @param terms words and phrases that a page must all have; may be empty if a filter is given
 * @param site only captures of this site
 * @param library only captures of this library
 * @param year only captures of this year, in UTC
 * @param type only pages of this kind
 * @param from hits to pass over
 * @param size hits to answer
 */
record SearchQuery(
        List<SearchTerm> terms,
        Optional<UUID> site,
        Optional<UUID> library,
        Optional<Integer> year,
        Optional<PageType> type,
        int from,
        int size) {
    /** Elasticsearch pages no deeper. */
    static final int DEEPEST = 10_000;

    /** Hits that one answer has at most. */
    static final int LARGEST_SIZE = 100;

    SearchQuery {
        terms = List.copyOf(terms);
        if (terms.isEmpty()
                && site.isEmpty()
                && library.isEmpty()
                && year.isEmpty()
                && type.isEmpty()) {
            throw new BadSearchException("q must have a word, or a filter must be given");
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

    /** Whether only some captures of a page count. */
    boolean filtersCaptures() {
        return site.isPresent() || library.isPresent() || year.isPresent();
    }
}

package org.diancang.indexer.fulltext.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.diancang.indexer.VisibleRegions.Span;

/**
 * What a reader typed, understood.
 *
 * @param wanted a page has one term at least of each list
 * @param unwanted it has none of these
 * @param from only captures of this moment and later
 * @param before only captures before this moment
 */
record SearchExpression(
        List<List<SearchTerm>> wanted,
        List<SearchTerm> unwanted,
        Optional<Instant> from,
        Optional<Instant> before) {
    SearchExpression {
        wanted = wanted.stream().map(List::copyOf).toList();
        unwanted = List.copyOf(unwanted);
    }

    /** Words and phrases of a page that are asked for. */
    Stream<SearchTerm> text() {
        return wanted.stream().flatMap(List::stream).filter(term -> term.field().isText());
    }

    /** Whether something is said of what is wanted; leaving things out alone finds nothing. */
    boolean saysWhat() {
        return !wanted.isEmpty() || filtersCaptures();
    }

    /** When captures were made that are meant. */
    Span time() {
        return new Span(from.orElse(null), before.orElse(null));
    }

    /** Whether only some captures of a page count. */
    boolean filtersCaptures() {
        return from.isPresent() || before.isPresent();
    }
}

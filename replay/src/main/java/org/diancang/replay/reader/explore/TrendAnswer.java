package org.diancang.replay.reader.explore;

import java.util.List;

/**
 * How often terms stand in pages.
 *
 * @param terms with the pages that have each
 * @param years those that have pages, in order
 */
record TrendAnswer(List<Term> terms, List<Year> years) {
    // What an answer leaves out is empty.
    TrendAnswer {
        terms = terms == null ? List.of() : List.copyOf(terms);
        years = years == null ? List.of() : List.copyOf(years);
    }

    record Term(String term, long pages) {}

    record Year(int year, long pages, List<Found> found) {}

    record Found(long pages, double share) {}
}

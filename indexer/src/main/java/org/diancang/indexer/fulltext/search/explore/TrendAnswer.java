package org.diancang.indexer.fulltext.search.explore;

import java.util.List;

/**
 * How often words stand in pages, year by year.
 *
 * @param terms what was asked for, in its order
 * @param years those that have pages, in order
 * @param millis how long the index took
 */
record TrendAnswer(List<Term> terms, List<Year> years, long millis) {
    /** Pages that have a term, in whichever years; a page of several years counts once. */
    record Term(String term, long pages) {}

    /**
     * A calendar year, in UTC.
     *
     * @param pages all that have a capture in it
     * @param found of those the ones that have each term
     */
    record Year(int year, long pages, List<Found> found) {}

    /** Pages that have a term, and the share that they are of all pages of the year, 0 to 1. */
    record Found(long pages, double share) {}
}

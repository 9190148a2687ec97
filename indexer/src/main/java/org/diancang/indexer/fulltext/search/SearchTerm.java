package org.diancang.indexer.fulltext.search;

/**
 * One thing that a page has or has not.
 *
 * @param field where it is looked for
 * @param text as typed, without quotation marks
 * @param exact whether it was quoted: found only as it stands
 * @param fuzzy whether a {@code ~} stood behind it: found with a slip in it too
 */
record SearchTerm(SearchField field, String text, boolean exact, boolean fuzzy) {
    SearchTerm(SearchField field, String text, boolean exact) {
        this(field, text, exact, false);
    }

    /** A word or phrase that may stand anywhere in a page. */
    static SearchTerm anywhere(String text, boolean exact) {
        return new SearchTerm(SearchField.ANYWHERE, text, exact);
    }
}

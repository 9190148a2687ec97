package org.diancang.indexer.fulltext.search;

import tools.jackson.databind.node.ArrayNode;

/**
 * A term that may have a slip in it: a Latin word by so many letters as its length allows, a
 * Chinese one by one character that is another, is missing, or is too many.
 */
final class FuzzyTerm {
    /** Of a shorter word nothing would be left that tells. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 12;

    private FuzzyTerm() {}

    /** Adds what finds it in a field. */
    static void find(ArrayNode should, String field, String text, double boost) {
        TermClauses.phrase(should, field, text, boost);
        int[] points = text.codePoints().toArray();
        if (text.codePoints().noneMatch(Character::isIdeographic)) {
            should.addObject()
                    .putObject("match")
                    .putObject(field)
                    .put("query", text)
                    .put("operator", "and")
                    .put("fuzziness", "AUTO")
                    .put("prefix_length", 1);
            return;
        }
        for (int without = 0;
                points.length >= SHORTEST && points.length <= LONGEST && without < points.length;
                without++) {
            should.addObject()
                    .putObject("match_phrase")
                    .putObject(field)
                    .put("query", without(points, without))
                    .put("slop", 1);
        }
    }

    /** Adds what marks it. */
    static void mark(ArrayNode should, String field, String text) {
        find(should, field, text, 1);
    }

    private static String without(int[] points, int left) {
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            if (i != left) {
                rest.appendCodePoint(points[i]);
            }
        }
        return rest.toString();
    }
}

package org.diancang.indexer.fulltext.search;

import java.util.LinkedHashSet;
import java.util.Set;
import org.diancang.indexer.fulltext.store.Analysis;
import org.diancang.indexer.fulltext.text.ChineseScript;
import tools.jackson.databind.node.ArrayNode;

/**
 * The words of a term by analyses that Elasticsearch has only with a plugin: pages are found too
 * where they stand near each other, though not as they were typed. It weighs little: what stands as
 * it was typed comes first.
 */
final class AnalyzedWords {
    /** A shorter Chinese word must stand as it is, as it must without these analyses. */
    private static final int SHORTEST = 4;

    /** How many other words may stand between them. */
    private static final int BETWEEN = 8;

    private final Set<Analysis> analyses;
    private final SearchTerm term;

    AnalyzedWords(Set<Analysis> analyses, SearchTerm term) {
        this.analyses = analyses;
        this.term = term;
    }

    /** Adds what finds them in a field of text, or in its form in one script. */
    void find(ArrayNode should, String field, String foldedField, double boost) {
        if (term.exact() || term.fuzzy() || isShort()) {
            return;
        }
        String folded = ChineseScript.folded(term.text());
        Set<String> written = new LinkedHashSet<>();
        written.add(term.text());
        written.add(folded);
        for (Analysis one : Analysis.values()) {
            if (analyses.contains(one)) {
                written.forEach(text -> near(should, field + "." + one.field(), text, boost));
                near(should, foldedField + "." + one.field(), folded, boost);
            }
        }
    }

    private boolean isShort() {
        long ideographs = term.text().codePoints().filter(Character::isIdeographic).count();
        return ideographs > 0 && ideographs < SHORTEST;
    }

    private static void near(ArrayNode should, String field, String text, double boost) {
        should.addObject()
                .putObject("match_phrase")
                .putObject(field)
                .put("query", text)
                .put("slop", BETWEEN)
                .put("boost", boost);
    }
}

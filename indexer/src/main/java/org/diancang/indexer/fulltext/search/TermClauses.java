package org.diancang.indexer.fulltext.search;

import java.net.IDN;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.diancang.indexer.fulltext.store.Analysis;
import org.diancang.indexer.fulltext.text.ChineseScript;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Terms as Elasticsearch looks for them. */
final class TermClauses {
    /** Pairs of characters of a longer word that may be missing: three in ten, from five on. */
    private static final String MOST_PAIRS = "4<70%";

    /** Weight of pairs in a field of which none are kept: words there are found as they stand. */
    private static final double NO_PAIRS = 0;

    private final JsonMapper json = JsonMapper.shared();

    /**
     * What a page meets that has the term.
     *
     * @param analyses further ones of text that the index was made with
     */
    ObjectNode of(SearchTerm term, Set<Analysis> analyses) {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        ArrayNode should = bool.putArray("should");
        switch (term.field()) {
            case ANYWHERE -> {
                inBothScripts(should, "title", "foldedTitle", term, 6, 3);
                inBothScripts(should, "text", "foldedText", term, 2, 1);
                inBothScripts(should, "navigation", "foldedNavigation", term, 0.1, NO_PAIRS);
                AnalyzedWords words = new AnalyzedWords(analyses, term);
                words.find(should, "title", "foldedTitle", 1);
                words.find(should, "text", "foldedText", 0.3);
                words.find(should, "navigation", "foldedNavigation", 0.02);
            }
            case TITLE -> {
                inBothScripts(should, "title", "foldedTitle", term, 6, 3);
                new AnalyzedWords(analyses, term).find(should, "title", "foldedTitle", 1);
            }
            case URL -> wildcard(should, "url", "*" + escaped(term.text()) + "*");
            case SITE ->
                    hosts(term)
                            .forEach(
                                    host -> {
                                        exactly(should, "host", host);
                                        wildcard(should, "host", "*." + escaped(host));
                                    });
            case HOST -> hosts(term).forEach(host -> exactly(should, "host", host));
            case TYPE -> exactly(should, "type", term.text());
            case LANG -> exactly(should, "language", term.text().toLowerCase(Locale.ROOT));
            case FROM, TO -> throw new IllegalArgumentException("a time is no term: " + term);
        }
        bool.put("minimum_should_match", 1);
        return root;
    }

    /** What has the term's words in a field of text, or in its form in one script. */
    ObjectNode in(String field, String foldedField, SearchTerm term) {
        ObjectNode root = json.createObjectNode();
        ObjectNode bool = root.putObject("bool");
        inBothScripts(bool.putArray("should"), field, foldedField, term, 2, 1);
        bool.put("minimum_should_match", 1);
        return root;
    }

    /** Has a term's words marked wherever they stand in a field. */
    void mark(ArrayNode should, String field, SearchTerm term) {
        for (String written : bothScripts(term.text())) {
            if (term.fuzzy()) {
                FuzzyTerm.mark(should, field, written);
                continue;
            }
            phrase(should, field, written, 2);
            if (!term.exact()) {
                looseParts(should, field, written);
            }
        }
    }

    /** In both scripts of Chinese, whichever it was typed in; other words once. */
    static Set<String> bothScripts(String typed) {
        Set<String> written = new LinkedHashSet<>();
        written.add(typed);
        String folded = ChineseScript.folded(typed);
        written.add(folded);
        written.add(ChineseScript.traditional(folded));
        return written;
    }

    /**
     * What is in simplified script stands in the field, what is not in the folded one as well. A
     * page that has a word in both, since it is written alike, counts no more than others.
     */
    private static void inBothScripts(
            ArrayNode should,
            String field,
            String foldedField,
            SearchTerm term,
            double phrase,
            double pairs) {
        ArrayNode scripts = should.addObject().putObject("dis_max").putArray("queries");
        String folded = ChineseScript.folded(term.text());
        text(scripts, field, term.text(), term, phrase, pairs);
        if (!folded.equals(term.text())) {
            text(scripts, field, folded, term, phrase, pairs);
        }
        text(scripts, foldedField, folded, term, phrase, pairs);
    }

    private static void text(
            ArrayNode scripts,
            String field,
            String text,
            SearchTerm term,
            double phrase,
            double pairs) {
        ObjectNode bool = scripts.addObject().putObject("bool");
        bool.put("minimum_should_match", 1);
        ArrayNode should = bool.putArray("should");
        if (term.fuzzy()) {
            FuzzyTerm.find(should, field, text, phrase);
            return;
        }
        phrase(should, field, text, phrase);
        if (!term.exact() && pairs != NO_PAIRS) {
            should.addObject()
                    .putObject("match")
                    .putObject(field + ".bigrams")
                    .put("query", text)
                    .put("minimum_should_match", MOST_PAIRS)
                    .put("boost", pairs);
        }
    }

    static void phrase(ArrayNode should, String field, String text, double boost) {
        should.addObject()
                .putObject("match_phrase")
                .putObject(field)
                .put("query", text)
                .put("boost", boost);
    }

    private static void exactly(ArrayNode should, String field, String value) {
        should.addObject().putObject("term").put(field, value);
    }

    private static void wildcard(ArrayNode should, String field, String pattern) {
        should.addObject()
                .putObject("wildcard")
                .putObject(field)
                .put("value", pattern)
                .put("case_insensitive", true);
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\*?]", "\\\\$0");
    }

    /** The host as pages may have it: in its own script, or as the DNS has it (RFC 5891). */
    private static Set<String> hosts(SearchTerm term) {
        String typed = term.text().toLowerCase(Locale.ROOT);
        String host = typed.startsWith("*.") ? typed.substring(2) : typed;
        Set<String> hosts = new LinkedHashSet<>();
        hosts.add(host);
        try {
            hosts.add(IDN.toASCII(host));
            hosts.add(IDN.toUnicode(host));
        } catch (IllegalArgumentException e) {
            // What is no name of the DNS is looked for as it was typed.
        }
        return hosts;
    }

    /** Marks the pairs of a longer Chinese word where the whole of it isn't there. */
    private static void looseParts(ArrayNode should, String field, String text) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; points.length > 2 && i + 1 < points.length; i++) {
            if (Character.isIdeographic(points[i]) && Character.isIdeographic(points[i + 1])) {
                phrase(should, field, new String(points, i, 2), 1);
            }
        }
    }
}

package org.diancang.indexer.fulltext.search;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.indexer.fulltext.text.ChineseScript;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What puts a page further up that has the words anyway: a heading with them, several of them in a
 * row, its own document number. It finds no page by itself, so nothing is counted otherwise.
 */
final class RankClauses {
    /** Positions that words may be moved to stand in a row; the fewer, the more it counts. */
    private static final int SLOP = 12;

    /** A year and another number, as in 国办发〔2017〕47号; a year alone names nothing. */
    private static final Pattern NUMBER = Pattern.compile("(?:19|20)\\d\\d\\D{1,3}\\d");

    private RankClauses() {}

    /** Adds them for what a reader typed. */
    static void add(ArrayNode should, SearchExpression typed) {
        List<String> words =
                typed.wanted().stream()
                        .filter(terms -> terms.size() == 1)
                        .map(List::getFirst)
                        .filter(term -> term.field() == SearchField.ANYWHERE && !term.fuzzy())
                        .map(SearchTerm::text)
                        .toList();
        words.forEach(word -> headed(should, word));
        String all = words.stream().collect(Collectors.joining(" "));
        if (words.size() > 1) {
            headed(should, all);
            inARow(should, all);
        }
        Stream.concat(words.stream(), Stream.of(all))
                .distinct()
                .filter(said -> NUMBER.matcher(said).find())
                .forEach(number -> named(should, number));
    }

    /** A notice is named by its number; what cites it comes behind, however often it does. */
    private static void named(ArrayNode should, String number) {
        ObjectNode named = should.addObject().putObject("constant_score").put("boost", 1000);
        ArrayNode either = named.putObject("filter").putObject("bool").putArray("should");
        TermClauses.phrase(either, "documentNumber.words", number, 1);
        TermClauses.phrase(either, "indexNumber.words", number, 1);
    }

    private static void headed(ArrayNode should, String words) {
        ArrayNode scripts = should.addObject().putObject("dis_max").putArray("queries");
        for (String written : TermClauses.bothScripts(words)) {
            TermClauses.phrase(scripts, "headings", written, 3);
        }
    }

    private static void inARow(ArrayNode should, String words) {
        String folded = ChineseScript.folded(words);
        List.of("title", "foldedTitle").forEach(field -> inARow(should, field, folded, 6));
        List.of("text", "foldedText").forEach(field -> inARow(should, field, folded, 3));
    }

    private static void inARow(ArrayNode should, String field, String words, double boost) {
        ObjectNode phrase = should.addObject().putObject("match_phrase").putObject(field);
        phrase.put("query", words).put("slop", SLOP).put("boost", boost);
    }
}

package org.diancang.indexer.fulltext.search;

import java.util.ArrayList;
import java.util.List;
import org.diancang.indexer.fulltext.extract.SearchableText;

/**
 * One thing that a page must have.
 *
 * @param text as typed, without quotation marks
 * @param exact whether it was quoted: found only as it stands
 */
record SearchTerm(String text, boolean exact) {
    static final int MAX_TERMS = 16;
    static final int MAX_CHARS = 256;

    private static final String OPENING = "\"“「『";
    private static final String CLOSING = "\"”」』";

    /**
     * Reads what was typed: words apart by spaces, phrases in quotation marks, Chinese ones too. A
     * mark that nobody closed goes to the end.
     *
     * @throws BadSearchException if it is too long
     */
    static List<SearchTerm> parse(String typed) {
        if (typed.length() > MAX_CHARS) {
            throw new BadSearchException("q may have " + MAX_CHARS + " characters at most");
        }
        List<SearchTerm> terms = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (quoted ? CLOSING.indexOf(c) >= 0 : OPENING.indexOf(c) >= 0) {
                add(terms, word, quoted);
                quoted = !quoted;
            } else if (!quoted && (Character.isWhitespace(c) || Character.isSpaceChar(c))) {
                add(terms, word, false);
            } else {
                word.append(c);
            }
        }
        add(terms, word, quoted);
        if (terms.size() > MAX_TERMS) {
            throw new BadSearchException("q may have " + MAX_TERMS + " words at most");
        }
        return terms;
    }

    private static void add(List<SearchTerm> terms, StringBuilder word, boolean exact) {
        String text = SearchableText.clean(word);
        word.setLength(0);
        // What has neither letter nor digit has no token, and would match nothing.
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            terms.add(new SearchTerm(text, exact));
        }
    }
}

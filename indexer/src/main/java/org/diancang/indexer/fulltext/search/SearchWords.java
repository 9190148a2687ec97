package org.diancang.indexer.fulltext.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diancang.indexer.fulltext.text.SearchableText;

/**
 * Cuts what was typed into words and phrases: words apart by spaces, phrases in quotation marks,
 * Chinese ones too, where a mark that nobody closed goes to the end.
 */
final class SearchWords {
    /** Of one query at most. */
    static final int MAX_WORDS = 16;

    /** Of one query at most. */
    static final int MAX_CHARS = 256;

    private static final String OPENING = "\"“「『";
    private static final String CLOSING = "\"”」』";
    private static final String MINUS = "-－−";
    private static final String TILDES = "~～";
    private static final String COLONS = ":：";

    private final String typed;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private boolean quoted;
    private boolean unwanted;
    private SearchField field = SearchField.ANYWHERE;

    private SearchWords(String typed) {
        this.typed = typed;
    }

    /**
     * A word or phrase with what stands before it.
     *
     * @param unwanted whether a minus does
     * @param term the rest; of a lone {@code OR} this word
     */
    record Word(boolean unwanted, SearchTerm term) {
        private static final Word EITHER = new Word(false, SearchTerm.anywhere("OR", false));

        /** Whether it says that the word before it or the one behind it will do. */
        boolean isEither() {
            return this == EITHER;
        }
    }

    /**
     * The words in their order.
     *
     * @throws BadSearchException if there are too many or characters are
     */
    static List<Word> of(String typed) {
        if (typed.length() > MAX_CHARS) {
            throw new BadSearchException("q may have " + MAX_CHARS + " characters at most");
        }
        List<Word> words = new SearchWords(typed).read();
        if (words.stream().filter(word -> !word.isEither()).count() > MAX_WORDS) {
            throw new BadSearchException("q may have " + MAX_WORDS + " words at most");
        }
        return words;
    }

    private List<Word> read() {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (quoted ? CLOSING.indexOf(c) >= 0 : OPENING.indexOf(c) >= 0) {
                if (quoted || !current.isEmpty()) {
                    end(quoted);
                }
                quoted = !quoted;
            } else if (quoted) {
                current.append(c);
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                end(false);
            } else if (!isMinus(c) && !isColonOfField(c)) {
                current.append(c);
            }
        }
        end(quoted);
        return words;
    }

    /** Whether this is a minus before a word, and not in one. */
    private boolean isMinus(char c) {
        if (MINUS.indexOf(c) < 0 || !current.isEmpty() || unwanted || hasField()) {
            return false;
        }
        unwanted = true;
        return true;
    }

    /** Whether what was read so far names a field, and this ends the name. */
    private boolean isColonOfField(char c) {
        if (COLONS.indexOf(c) < 0 || hasField()) {
            return false;
        }
        Optional<SearchField> named = SearchField.named(SearchableText.clean(current));
        if (named.isPresent()) {
            field = named.get();
            current.setLength(0);
        }
        return named.isPresent();
    }

    private boolean hasField() {
        return field != SearchField.ANYWHERE;
    }

    private void end(boolean exact) {
        String text = SearchableText.clean(current);
        current.setLength(0);
        if (!exact && text.equals("OR") && !unwanted && !hasField()) {
            words.add(Word.EITHER);
        } else if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            // What has neither letter nor digit has no token, and would match nothing.
            boolean fuzzy = !exact && field.isText() && TILDES.indexOf(last(text)) >= 0;
            String word = fuzzy ? text.substring(0, text.length() - 1) : text;
            words.add(new Word(unwanted, new SearchTerm(field, word, exact, fuzzy)));
        } else if (hasField()) {
            throw new BadSearchException(
                    field.title() + ": needs something behind the colon, without a space");
        }
        unwanted = false;
        field = SearchField.ANYWHERE;
    }

    private static char last(String text) {
        return text.charAt(text.length() - 1);
    }
}

package org.diancang.indexer.fulltext.extract.tree;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Characters between two tags, with their references resolved. They are read from the bytes of the
 * page where they are asked for: it has thousands of texts, and most are asked for once. For one
 * thread.
 */
public final class PageText extends PageNode {
    /** Bytes of a character that is not read here but by those who know all forms. */
    private static final int OTHER = 0;

    private final byte[] page;
    private final int from;
    private final int to;
    private final boolean references;
    private @Nullable String text;

    private PageText(byte[] page, int from, int to, boolean references, @Nullable String text) {
        this.page = page;
        this.from = from;
        this.to = to;
        this.references = references;
        this.text = text;
    }

    /**
     * A text of a page.
     *
     * @param page in UTF-8; kept, not to be changed
     * @param from index of its first byte
     * @param to index behind its last byte
     * @param references whether it has references to characters; what is content of a script has
     *     none
     */
    static PageText of(byte[] page, int from, int to, boolean references) {
        // As about half of what stands between tags is; which spaces they are matters to nobody.
        return isBlank(page, from, to)
                ? new PageText(page, from, from, false, " ")
                : new PageText(page, from, to, references, null);
    }

    private static boolean isBlank(byte[] page, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = page[i];
            if (b != ' ' && (b < '\t' || b > '\r')) {
                return false;
            }
        }
        return true;
    }

    /** The characters, white space as written; of nothing but white space one space. */
    public String text() {
        String known = text;
        if (known == null) {
            String written = new String(page, from, to - from, StandardCharsets.UTF_8);
            known =
                    references
                            ? CharacterReferences.resolve(written, /* inValue= */ false)
                            : written;
            text = known;
        }
        return known;
    }

    /** How many characters it has at most: a byte or a part of a reference is one at most. */
    public int mostCharacters() {
        return text == null ? to - from : text.length();
    }

    /**
     * Writes its characters.
     *
     * @param into has room for {@link #mostCharacters} from there on
     * @param at index of the first
     * @return index behind the last
     */
    public int write(char[] into, int at) {
        if (text != null) {
            return write(text, into, at);
        }
        int end = at;
        for (int i = from; i < to; ) {
            int length = length(i);
            if (length == OTHER) {
                return write(text(), into, at);
            }
            into[end++] = character(i, length);
            i += length;
        }
        return end;
    }

    private static int write(String text, char[] into, int at) {
        text.getChars(0, text.length(), into, at);
        return at + text.length();
    }

    /**
     * Its first character that counts.
     *
     * @param passedOver tells those that don't
     * @return 0 if there is none
     */
    public char first(IntPredicate passedOver) {
        if (text == null) {
            for (int i = from; i < to; ) {
                int length = length(i);
                if (length == OTHER) {
                    return first(text(), passedOver);
                }
                char c = character(i, length);
                if (!passedOver.test(c)) {
                    return c;
                }
                i += length;
            }
            return 0;
        }
        return first(text, passedOver);
    }

    private static char first(String text, IntPredicate passedOver) {
        for (int i = 0; i < text.length(); i++) {
            if (!passedOver.test(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    /** Bytes of a character of ASCII or of those of three bytes, as all of common Chinese are. */
    private int length(int i) {
        byte first = page[i];
        if (first >= 0) {
            return first == '&' && references ? OTHER : 1;
        }
        // E0 begins forms that are too long, ED surrogates (RFC 3629 §3): some of each are none.
        boolean ofThree =
                (first & 0xF0) == 0xE0
                        && first != (byte) 0xE0
                        && first != (byte) 0xED
                        && i + 2 < to
                        && (page[i + 1] & 0xC0) == 0x80
                        && (page[i + 2] & 0xC0) == 0x80;
        return ofThree ? 3 : OTHER;
    }

    private char character(int i, int length) {
        return (char)
                (length == 1
                        ? page[i]
                        : (page[i] & 0xF) << 12 | (page[i + 1] & 0x3F) << 6 | (page[i + 2] & 0x3F));
    }
}

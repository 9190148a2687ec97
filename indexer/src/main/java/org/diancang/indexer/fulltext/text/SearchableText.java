package org.diancang.indexer.fulltext.text;

/**
 * Text as it goes into the index and as queries are read: single spaces, no control characters, no
 * broken surrogates, no noncharacters (highlighting uses them as marks), full-width letters and
 * digits as ordinary ones.
 *
 * @param text the clean text
 * @param truncated whether it was cut
 */
public record SearchableText(String text, boolean truncated) {
    /** Bytes of UTF-8 that a {@code char} makes at most. */
    private static final int MOST_BYTES = 3;

    private static final int FULL_WIDTH_SHIFT = 0xFF01 - '!';

    /** Cleans a text of any length. */
    public static String clean(CharSequence raw) {
        return clean(raw, Integer.MAX_VALUE).text();
    }

    /**
     * Cleans a text and cuts it.
     *
     * @param maxBytes bytes of UTF-8 that are kept at most
     */
    public static SearchableText clean(CharSequence raw, int maxBytes) {
        char[] text = raw.toString().toCharArray();
        return cut(new String(text, 0, clean(text, 0, text.length)), maxBytes);
    }

    /**
     * Cuts a text that is clean already.
     *
     * @param maxBytes bytes of UTF-8 that are kept at most
     */
    public static SearchableText cut(String clean, int maxBytes) {
        int kept =
                MOST_BYTES * (long) clean.length() <= maxBytes
                        ? clean.length()
                        : lengthWithin(clean, maxBytes);
        return new SearchableText(clean.substring(0, kept), kept < clean.length());
    }

    /**
     * Cleans a text where it stands, since what is clean is never longer than what it came from.
     *
     * @param from index of its first character, then and before
     * @param to index behind its last character before
     * @return index behind its last character then
     */
    public static int clean(char[] text, int from, int to) {
        int end = from;
        boolean space = false;
        for (int i = from; i < to; ) {
            char first = text[i];
            if (first == ' ' || first == '\n') {
                space = end > from;
                i++;
                continue;
            }
            int c = isPlain(first) ? first : Character.codePointAt(text, i, to);
            i += Character.charCount(c);
            if (isSpace(c)) {
                space = end > from;
                continue;
            }
            if (isDropped(c)) {
                continue;
            }
            if (space) {
                text[end++] = ' ';
                space = false;
            }
            end += Character.toChars(folded(c), text, end);
            while (i < to && isPlain(text[i])) {
                text[end++] = text[i++];
            }
        }
        return end;
    }

    /** Whole characters, and no space at the end. */
    private static int lengthWithin(String clean, int maxBytes) {
        int kept = 0;
        long bytes = 0;
        for (int i = 0; i < clean.length(); ) {
            int c = clean.codePointAt(i);
            i += Character.charCount(c);
            bytes += utf8Length(c);
            if (bytes > maxBytes) {
                return kept;
            }
            kept = c == ' ' ? kept : i;
        }
        return kept;
    }

    private static boolean isSpace(int c) {
        return !isPlain(c) && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static boolean isDropped(int c) {
        return !isPlain(c)
                && (Character.isISOControl(c)
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        || (c >= 0xFDD0 && c <= 0xFDEF)
                        || (c & 0xFFFE) == 0xFFFE
                        || c == 0xFEFF
                        || c == 0x200B);
    }

    /** Printable ASCII and most of Chinese: nothing to look up. */
    private static boolean isPlain(int c) {
        return (c > ' ' && c < 0x7F) || (c > 0x3000 && c < Character.MIN_SURROGATE);
    }

    private static int folded(int c) {
        if (c < 0xFF10) {
            return c;
        }
        boolean fullWidth =
                (c >= 0xFF10 && c <= 0xFF19)
                        || (c >= 0xFF21 && c <= 0xFF3A)
                        || (c >= 0xFF41 && c <= 0xFF5A);
        return fullWidth ? c - FULL_WIDTH_SHIFT : c;
    }

    private static int utf8Length(int c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        return c < 0x10000 ? 3 : 4;
    }
}

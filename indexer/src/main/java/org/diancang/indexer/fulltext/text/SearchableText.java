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
        // Cleaned in place: what is written is never longer than what was read.
        char[] clean = raw.toString().toCharArray();
        int length = 0;
        long bytes = 0;
        boolean space = false;
        for (int i = 0; i < clean.length; ) {
            char first = clean[i];
            int plain = plainBytes(first);
            if (plain > 0 && bytes + plain < maxBytes) {
                if (space) {
                    clean[length++] = ' ';
                    bytes++;
                    space = false;
                }
                clean[length++] = first;
                bytes += plain;
                i++;
                continue;
            }
            if (first == ' ' || first == '\n') {
                space = length > 0;
                i++;
                continue;
            }
            int c = Character.codePointAt(clean, i);
            i += Character.charCount(c);
            if (isSpace(c)) {
                space = length > 0;
                continue;
            }
            if (isDropped(c)) {
                continue;
            }
            bytes += utf8Length(c) + (space ? 1 : 0);
            if (bytes > maxBytes) {
                return new SearchableText(new String(clean, 0, length), true);
            }
            if (space) {
                clean[length++] = ' ';
                space = false;
            }
            length += Character.toChars(folded(c), clean, length);
        }
        return new SearchableText(new String(clean, 0, length), false);
    }

    /**
     * Bytes of a character that stays as it is, as nearly all do; 0 of one that must be looked at.
     */
    private static int plainBytes(char c) {
        if (c > ' ' && c < 0x7F) {
            return 1;
        }
        return c > 0x3000 && c < Character.MIN_SURROGATE ? 3 : 0;
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
        return c < Character.MIN_SURROGATE && plainBytes((char) c) > 0;
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

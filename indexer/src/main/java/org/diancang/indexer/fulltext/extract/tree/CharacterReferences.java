package org.diancang.indexer.fulltext.extract.tree;

import org.jsoup.parser.Parser;

/** Resolves character references (HTML Standard §13.2.5.72). */
final class CharacterReferences {
    /** {@code &#x12345;} without its last sign: longer ones are left to others. */
    private static final int LONGEST_NUMBER = 8;

    private CharacterReferences() {}

    /**
     * Text with its references resolved.
     *
     * @param inValue whether it is a value of an attribute, where fewer are taken for one
     */
    static String resolve(String text, boolean inValue) {
        int at = text.indexOf('&');
        if (at < 0) {
            return text;
        }
        StringBuilder resolved = new StringBuilder(text.length());
        int copied = 0;
        for (; at >= 0; at = text.indexOf('&', copied)) {
            resolved.append(text, copied, at);
            int end = end(text, at);
            String reference = text.substring(at, end);
            resolved.append(common(reference, inValue));
            copied = end;
        }
        return resolved.append(text, copied, text.length()).toString();
    }

    /** Index behind a reference, with what its first sign behind its letters and digits is. */
    private static int end(String text, int at) {
        int end = at + 1;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end < text.length() && isLast(text.charAt(end)) ? end + 1 : end;
    }

    private static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '#';
    }

    /** Whether it decides what stands before. */
    private static boolean isLast(char c) {
        return c == ';' || c == '=';
    }

    /** Most are of these few; the others are left to those who know all 2,231. */
    private static String common(String reference, boolean inValue) {
        return switch (reference) {
            case "&" -> "&";
            case "&amp;" -> "&";
            case "&nbsp;" -> "\u00A0";
            case "&lt;" -> "<";
            case "&gt;" -> ">";
            case "&quot;" -> "\"";
            case "&copy;" -> "©";
            case "&middot;" -> "·";
            case "&raquo;" -> "»";
            case "&laquo;" -> "«";
            case "&ldquo;" -> "“";
            case "&rdquo;" -> "”";
            case "&mdash;" -> "—";
            case "&hellip;" -> "…";
            case "&emsp;" -> "\u2003";
            case "&ensp;" -> "\u2002";
            default -> {
                char numbered = numbered(reference);
                yield numbered > 0
                        ? String.valueOf(numbered)
                        : Parser.unescapeEntities(reference, inValue);
            }
        };
    }

    /** A character by its number, where that is what it seems; else 0. */
    private static char numbered(String reference) {
        int end = reference.length() - 1;
        if (end < 3
                || end > LONGEST_NUMBER
                || reference.charAt(1) != '#'
                || reference.charAt(end) != ';') {
            return 0;
        }
        boolean hexadecimal = (reference.charAt(2) | 0x20) == 'x';
        int number = 0;
        for (int i = hexadecimal ? 3 : 2; i < end; i++) {
            int digit = Character.digit(reference.charAt(i), hexadecimal ? 16 : 10);
            if (digit < 0) {
                return 0;
            }
            number = number * (hexadecimal ? 16 : 10) + digit;
        }
        boolean plain = (number >= ' ' && number < 0x7F) || (number >= 0xA0 && number < 0xD800);
        return plain ? (char) number : 0;
    }
}

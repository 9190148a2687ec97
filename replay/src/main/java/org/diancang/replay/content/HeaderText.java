package org.diancang.replay.content;

import java.util.regex.Pattern;

/** What of recorded headers may stand in an answer: nothing that ends one or starts another. */
public final class HeaderText {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final int LONGEST_VALUE = 4096;

    private HeaderText() {}

    /** Whether text is the name of a header (RFC 9110 §5.1), of a length that servers use. */
    public static boolean isName(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** A recorded value, cut where it is too long, with spaces for what is no character of it. */
    public static String printable(String value) {
        StringBuilder out = new StringBuilder(Math.min(value.length(), LONGEST_VALUE));
        for (int i = 0; i < value.length() && out.length() < LONGEST_VALUE; i++) {
            char c = value.charAt(i);
            out.append(c < ' ' || c == 0x7f || c > 0xff ? ' ' : c);
        }
        return out.toString().strip();
    }
}

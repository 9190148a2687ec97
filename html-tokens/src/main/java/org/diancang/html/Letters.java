package org.diancang.html;

/** What bytes of markup are, whose names are ASCII and the same in capitals and small letters. */
public final class Letters {
    private Letters() {}

    static boolean isLetter(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    /** A capital letter as a small one, all else as it is. */
    static int small(int c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }

    /**
     * Whether bytes are a word in whatever case.
     *
     * @param word in small letters
     */
    public static boolean equal(byte[] bytes, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (small(bytes[from + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

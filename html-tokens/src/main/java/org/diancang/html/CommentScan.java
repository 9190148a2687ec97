package org.diancang.html;

/** Looks for the end of what is no markup, which may come in parts. */
final class CommentScan {
    /** How something ends. */
    enum Kind {
        /** By {@code -->} or {@code --!>}; {@code <!-->} and {@code <!--->} are whole. */
        COMMENT,
        /** By {@code ]]>}. */
        CDATA,
        /** By {@code ?>}. */
        INSTRUCTION,
        /** By {@code >}. */
        DECLARATION
    }

    private Kind kind = Kind.DECLARATION;

    /** How many of the bytes before the bracket have been seen, one after the other. */
    private int seen;

    /** Whether {@code --!} was seen. */
    private boolean exclaimed;

    private boolean ended;

    void begin(Kind of) {
        kind = of;
        seen = of == Kind.COMMENT ? 2 : 0;
        exclaimed = false;
        ended = false;
    }

    boolean isEnded() {
        return ended;
    }

    /** Index behind the end, or behind the last byte if it doesn't end there. */
    int end(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (take(bytes[at])) {
                ended = true;
                return at + 1;
            }
        }
        return to;
    }

    private boolean take(byte c) {
        return switch (kind) {
            case COMMENT -> takeInComment(c);
            case CDATA -> takeAfter((byte) ']', 2, c);
            case INSTRUCTION -> takeAfter((byte) '?', 1, c);
            case DECLARATION -> c == '>';
        };
    }

    private boolean takeInComment(byte c) {
        if (c == '>' && (seen >= 2 || exclaimed)) {
            return true;
        }
        exclaimed = c == '!' && seen >= 2;
        seen = c == '-' ? seen + 1 : 0;
        return false;
    }

    private boolean takeAfter(byte mark, int count, byte c) {
        if (c == '>' && seen >= count) {
            return true;
        }
        seen = c == mark ? seen + 1 : 0;
        return false;
    }
}

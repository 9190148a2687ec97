package org.diancang.html;

/** Looks for the end of content without tags, such as scripts, which may come in parts. */
final class ContentScan {
    /** How much of a script is a comment to browsers (HTML Standard §13.2.5.20 to §13.2.5.31). */
    private enum Escape {
        NO,
        /** After {@code <!--}. */
        ONCE,
        /** And after {@code <script} in it: the next end tag ends only that. */
        TWICE
    }

    private String name = "";
    private Escape escape = Escape.NO;
    private int dashes;

    /** Begins with an element; false if tags are tags in it. */
    boolean begin(String element) {
        if (!isOfText(element)) {
            return false;
        }
        name = element;
        escape = Escape.NO;
        dashes = 0;
        return true;
    }

    /** Elements whose content is text (HTML Standard §13.1.2, §13.2.6.2). */
    private static boolean isOfText(String element) {
        return switch (element) {
            case "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes" ->
                    true;
            default -> false;
        };
    }

    /** How many bytes from an angle bracket on decide what it begins. */
    int lookAhead() {
        return name.length() + 3;
    }

    /**
     * Index behind the last byte that surely is content: that of the end tag's bracket, or of one
     * for which more bytes must be there, or behind the last byte.
     */
    int end(byte[] bytes, int from, int to) {
        boolean script = name.equals("script");
        for (int at = from; at < to; at++) {
            byte c = bytes[at];
            if (c == '<') {
                if (at > from && to - at < lookAhead()) {
                    return at;
                }
                if (isTag(bytes, at + 1, to, true) && endsElement()) {
                    return at;
                }
                if (script) {
                    bracket(bytes, at, to);
                }
            }
            if (escape != Escape.NO) {
                inComment(c);
            }
        }
        return to;
    }

    private boolean endsElement() {
        if (escape == Escape.TWICE) {
            escape = Escape.ONCE;
            return false;
        }
        return true;
    }

    private void bracket(byte[] bytes, int at, int to) {
        if (escape == Escape.NO
                && to - at >= 4
                && bytes[at + 1] == '!'
                && bytes[at + 2] == '-'
                && bytes[at + 3] == '-') {
            escape = Escape.ONCE;
            dashes = 0;
        } else if (escape == Escape.ONCE && isTag(bytes, at + 1, to, false)) {
            escape = Escape.TWICE;
        }
    }

    private void inComment(byte c) {
        if (c == '>' && dashes >= 2) {
            escape = Escape.NO;
        }
        dashes = c == '-' ? dashes + 1 : 0;
    }

    private boolean isTag(byte[] bytes, int at, int to, boolean ending) {
        if (ending && (at >= to || bytes[at] != '/')) {
            return false;
        }
        int from = ending ? at + 1 : at;
        int behind = from + name.length();
        return behind < to
                && (Letters.isSpace(bytes[behind]) || bytes[behind] == '/' || bytes[behind] == '>')
                && Letters.equal(bytes, from, behind, name);
    }
}

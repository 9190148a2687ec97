package org.diancang.replay.rewrite;

/** Regular expressions of a script (ECMA-262 §12.9.5), told from divisions by where they end. */
final class RegularExpressions {
    private final String text;

    /** The one that was looked for last, and its end. */
    private int start = -1;

    private int end;

    /** Up to here none ends, so that none is looked for twice. */
    private int noneBefore;

    RegularExpressions(String text) {
        this.text = text;
    }

    /** Place behind the expression that a slash begins, flags included; -1 if none ends there. */
    int end(int slash) {
        if (slash != start) {
            start = slash;
            end = slash < noneBefore ? -1 : find();
        }
        return end;
    }

    private int find() {
        boolean set = false;
        int i = start + 1;
        for (; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\n', '\r' -> {
                    noneBefore = i;
                    return -1;
                }
                case '\\' -> i++;
                case '[' -> set = true;
                case ']' -> set = false;
                case '/' -> {
                    if (!set) {
                        return behindFlags(i + 1);
                    }
                }
                default -> {
                    // part of the expression
                }
            }
        }
        noneBefore = i;
        return -1;
    }

    private int behindFlags(int place) {
        int i = place;
        while (i < text.length() && ScriptTokens.isWord(text.charAt(i))) {
            i++;
        }
        return i;
    }
}

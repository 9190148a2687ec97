package org.diancang.replay.rewrite;

import java.util.Set;

/**
 * A token of a script that was read.
 *
 * @param text all of a short one, the end of a longer one
 */
record SeenToken(ScriptTokens.Kind kind, int start, String text) {
    /** What stands before the first token. */
    static final SeenToken NONE = new SeenToken(ScriptTokens.Kind.PUNCTUATION, -1, "");

    private static final int SHORT = 10;

    /** Words after which a name is one that is being declared, or a method's. */
    private static final Set<String> DECLARING =
            Set.of(
                    "var",
                    "let",
                    "const",
                    "function",
                    "class",
                    "get",
                    "set",
                    "static",
                    "async",
                    "import",
                    "as",
                    "new",
                    "enum",
                    "delete",
                    "extends");

    /** Marks and words after which a name is a value and nothing else. */
    private static final Set<String> BEFORE_VALUE =
            Set.of("=", "!", "+", "&", "|", "?", "<", ">", "return", "throw", "case");

    static SeenToken of(ScriptTokens tokens, String script) {
        int start = tokens.start();
        int end = tokens.end();
        String text =
                end - start <= SHORT
                        ? script.substring(start, end)
                        : "…" + script.substring(end - 2, end);
        return new SeenToken(tokens.kind(), start, text);
    }

    boolean is(String other) {
        return kind != ScriptTokens.Kind.STRING && text.equals(other);
    }

    boolean declares() {
        return kind == ScriptTokens.Kind.WORD && DECLARING.contains(text);
    }

    /** Whether what follows is a value and nothing else. */
    boolean precedesValue() {
        return switch (kind) {
            case WORD, PUNCTUATION -> BEFORE_VALUE.contains(text);
            case OTHER -> text.endsWith("${");
            case STRING, END -> false;
        };
    }
}

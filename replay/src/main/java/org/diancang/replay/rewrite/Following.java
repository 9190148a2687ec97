package org.diancang.replay.rewrite;

/** What the current token of a script makes of the expression before it. */
final class Following {
    private static final String BEFORE_ASSIGNING = "+-*/%&|^<>?";

    private final String script;
    private final ScriptTokens tokens;

    Following(String script, ScriptTokens tokens) {
        this.script = script;
        this.tokens = tokens;
    }

    /** Whether a property of it is asked for. */
    boolean isMember() {
        return tokens.is(".") || tokens.is("?.") || tokens.is("[");
    }

    boolean isAssignment() {
        return tokens.is("=") && !startsWith("==") && !startsWith("=>");
    }

    /** Whether {@code +=}, {@code ++} and the like follow, to which no call can be put. */
    boolean isChange() {
        int at = tokens.start();
        if (tokens.kind() != ScriptTokens.Kind.PUNCTUATION || at + 1 >= script.length()) {
            return false;
        }
        if (startsWith("++") || startsWith("--")) {
            return true;
        }
        int i = at;
        while (i < script.length()
                && i < at + 3
                && BEFORE_ASSIGNING.indexOf(script.charAt(i)) >= 0) {
            i++;
        }
        boolean assigns = i > at && i < script.length() && script.charAt(i) == '=';
        return assigns && !startsWith("<=") && !startsWith(">=");
    }

    /** Whether marks follow that begin so. */
    boolean startsWith(String marks) {
        return tokens.kind() == ScriptTokens.Kind.PUNCTUATION
                && script.startsWith(marks, tokens.start());
    }
}

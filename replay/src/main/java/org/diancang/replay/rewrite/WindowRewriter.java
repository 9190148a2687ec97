package org.diancang.replay.rewrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has a script ask the shim where it is: {@code location} and {@code top} can't be replaced in a
 * browser, so what a script reads is passed through {@code __dc_own}, which gives the archived
 * address for the real one and every other value as it is; what it sends by {@code postMessage}
 * goes through {@code __dc_message}, which knows the archived origins. Only what can be nothing but
 * a read is passed, or a write of a window's or document's own; all other code stays as it is,
 * since what is left alone still works with the address of the content site.
 */
final class WindowRewriter {
    private static final String OPEN = "__dc_own(";

    /** Characters of names joined by dots that are looked at. */
    private static final int LONGEST_CHAIN = 200;

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

    /** Names whose location nothing but a window's or document's can be. */
    private static final Set<String> WINDOWS = Set.of("window", "document", "top", "parent");

    /** A {@code postMessage(} whose arguments are being read. */
    private record Sending(int argument, int depth) {}

    private record Edit(int place, String text) {}

    private final String script;
    private final ScriptTokens tokens;
    private final List<Edit> edits = new ArrayList<>();

    private Seen previous = new Seen(ScriptTokens.Kind.PUNCTUATION, "");

    /** Where names joined by dots began, -1 behind what is none. */
    private int chain = -1;

    private Seen beforeChain = previous;

    private final Deque<Sending> sendings = new ArrayDeque<>();

    /** An argument {@code (location)}, until it is known that no function begins. */
    private int argument = -1;

    /** A token that was read: its last characters, which is all of a short one. */
    private record Seen(ScriptTokens.Kind kind, String text) {
        boolean is(String other) {
            return kind != ScriptTokens.Kind.STRING && text.equals(other);
        }

        boolean declares() {
            return kind == ScriptTokens.Kind.WORD && DECLARING.contains(text);
        }
    }

    private WindowRewriter(String script) {
        this.script = script;
        this.tokens = new ScriptTokens(script);
    }

    /** Whether reading a script for it is worth while. */
    static boolean mayAsk(String script) {
        return script.contains("location")
                || script.contains("top")
                || script.contains("postMessage");
    }

    /** The script with what it asks passed through the shim. */
    static String rewrite(String script) {
        WindowRewriter rewriter = new WindowRewriter(script);
        rewriter.run();
        return rewriter.applied();
    }

    private void run() {
        for (tokens.next(); tokens.kind() != ScriptTokens.Kind.END; ) {
            boolean word = tokens.kind() == ScriptTokens.Kind.WORD;
            boolean property = tokens.isProperty();
            if (!property && !tokens.is(".")) {
                chain = word ? tokens.start() : -1;
                beforeChain = previous;
            }
            boolean location = tokens.is("location");
            boolean top = tokens.is("top");
            boolean sending = word && tokens.is("postMessage") && !previous.is("function");
            int end = tokens.end();
            int start = property ? (end - chain > LONGEST_CHAIN ? -1 : chain) : tokens.start();
            Seen first = property ? beforeChain : previous;
            advance();
            if (sending && tokens.is("(")) {
                sendings.push(new Sending(tokens.end(), tokens.depth()));
            }
            if (word && start >= 0 && (location || top)) {
                String base = property ? script.substring(start, end) : "";
                decide(location, property, base, start, end, first);
            }
        }
    }

    private void advance() {
        previous = new Seen(tokens.kind(), text());
        Sending sent = sent();
        int end = tokens.start();
        tokens.next();
        if (sent != null && !tokens.is("{")) {
            edits.add(new Edit(sent.argument(), "...__dc_message("));
            edits.add(new Edit(end, ")"));
        }
        if (argument >= 0 && previous.is(")")) {
            if (!tokens.is("{") && !startsWith("=>")) {
                wrap(argument, argument + "location".length());
            }
            argument = -1;
        }
    }

    /** The sending that the current token ends, if any. */
    private @Nullable Sending sent() {
        Sending last = sendings.peek();
        if (last == null || tokens.depth() >= last.depth()) {
            return null;
        }
        sendings.pop();
        return tokens.is(")") ? last : null;
    }

    private String text() {
        return script.substring(Math.max(tokens.start(), tokens.end() - 8), tokens.end());
    }

    /** After the name has been read, the token behind it being the current one. */
    private void decide(
            boolean location, boolean property, String base, int start, int end, Seen first) {
        if (first.declares() || tokens.is("(") || startsWith("=>") || isChanged()) {
            return;
        }
        boolean member = tokens.is(".") || tokens.is("[") || startsWith("?.");
        if (isAssigned()) {
            if (location && property && WINDOWS.contains(owner(base))) {
                wrap(start, end);
                edits.add(new Edit(end, ".href"));
            }
        } else if (property) {
            if (owns(base) || (location && member)) {
                wrap(start, end);
            }
        } else if (isCompared(start) || (location ? member || isValue(first) : tokens.is("."))) {
            wrap(start, end);
        } else if (location && first.is("(") && tokens.is(")")) {
            argument = start;
        }
    }

    /** Whether a name that begins at a place is the one or other side of a comparison. */
    private boolean isCompared(int start) {
        int i = start - 1;
        while (i > 0 && script.charAt(i) <= ' ') {
            i--;
        }
        return startsWith("==")
                || startsWith("!=")
                || script.startsWith("==", i - 1)
                || script.startsWith("!=", i - 1);
    }

    /** Whether what is read before a name makes it a value and nothing else. */
    private static boolean isValue(Seen first) {
        return first.is("=")
                || first.is("!")
                || first.is("+")
                || first.is("&")
                || first.is("|")
                || first.is("?")
                || first.is("return")
                || (first.kind() == ScriptTokens.Kind.OTHER && first.text().endsWith("${"));
    }

    /** The name before the last dot where it is the only one, empty otherwise. */
    private static String owner(String base) {
        int dot = base.indexOf('.');
        return dot > 0 && dot == base.lastIndexOf('.') ? base.substring(0, dot).strip() : "";
    }

    private static boolean owns(String base) {
        String owner = owner(base);
        return WINDOWS.contains(owner) || owner.equals("self") || owner.equals("globalThis");
    }

    private boolean isAssigned() {
        return tokens.is("=") && !startsWith("==") && !startsWith("=>");
    }

    /** Whether {@code +=}, {@code ++} and the like follow, to which no call can be put. */
    private boolean isChanged() {
        int at = tokens.start();
        if (tokens.kind() != ScriptTokens.Kind.PUNCTUATION || at + 1 >= script.length()) {
            return false;
        }
        if (startsWith("++") || startsWith("--")) {
            return true;
        }
        int i = at;
        while (i < script.length() && i < at + 3 && "+-*/%&|^<>?".indexOf(script.charAt(i)) >= 0) {
            i++;
        }
        boolean assigns = i > at && i < script.length() && script.charAt(i) == '=';
        return assigns && !startsWith("<=") && !startsWith(">=");
    }

    private boolean startsWith(String text) {
        return tokens.kind() == ScriptTokens.Kind.PUNCTUATION
                && script.startsWith(text, tokens.start());
    }

    private void wrap(int start, int end) {
        edits.add(new Edit(start, OPEN));
        edits.add(new Edit(end, ")"));
    }

    private String applied() {
        if (edits.isEmpty()) {
            return script;
        }
        StringBuilder out = new StringBuilder(script.length() + edits.size() * OPEN.length());
        int copied = 0;
        for (Edit edit :
                edits.stream().sorted((a, b) -> Integer.compare(a.place(), b.place())).toList()) {
            out.append(script, copied, edit.place()).append(edit.text());
            copied = edit.place();
        }
        return out.append(script, copied, script.length()).toString();
    }
}

package org.diancang.replay.rewrite;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Has a script ask the shim where it is: {@code location} and {@code top} can't be replaced in a
 * browser, so what a script reads is passed through {@code __dc_own}, which gives the archived
 * address for the real one and every other value as it is; windows that it takes apart by a pattern
 * through {@code __dc_in}; what it sends by {@code postMessage} through {@code __dc_message}, which
 * knows the archived origins; and the code that it gives to {@code eval} through {@code __dc_code}.
 * Only what can be nothing but a read is passed, or a write of a window's or document's own; all
 * other code stays as it is, since what is left alone still works with the address of the content
 * site.
 */
final class WindowRewriter {
    private static final String OWN = "__dc_own";

    /** A call whose arguments are being read, and what they are passed through. */
    private record Sending(int argument, int depth, String function) {}

    private final String script;
    private final ScriptTokens tokens;
    private final Following following;
    private final MemberChain chain;
    private final WindowAliases aliases;
    private final ScriptEdits edits = new ScriptEdits();
    private final Deque<Sending> sendings = new ArrayDeque<>();
    private SeenToken previous = SeenToken.NONE;

    /** The sign of equality behind a pattern that takes a location, -1 behind none. */
    private int patternEnd = -1;

    /** Where begins what is taken apart by it, -1 where nothing is. */
    private int takenApart = -1;

    private WindowRewriter(String script) {
        this.script = script;
        this.tokens = new ScriptTokens(script);
        this.following = new Following(script, tokens);
        this.chain = new MemberChain(script);
        this.aliases = new WindowAliases(script);
    }

    /** Whether reading a script for it is worth while. */
    static boolean mayAsk(String script) {
        return script.contains("location")
                || script.contains("top")
                || script.contains("postMessage")
                || script.contains("eval");
    }

    /** The script with what it asks passed through the shim. */
    static String rewrite(String script) {
        WindowRewriter rewriter = new WindowRewriter(script);
        rewriter.run();
        return rewriter.edits.applied(script);
    }

    private void run() {
        for (tokens.next(); tokens.kind() != ScriptTokens.Kind.END; ) {
            MemberChain.Opening closed = chain.read(tokens, previous);
            if (closed != null) {
                aliases.leave(tokens.depth());
                closed(closed);
            } else if (tokens.kind() == ScriptTokens.Kind.WORD) {
                word();
            } else {
                advance();
            }
        }
    }

    private void word() {
        boolean location = tokens.is("location");
        boolean top = tokens.is("top");
        boolean evaluator = tokens.is("eval");
        int depth = tokens.depth();
        MemberChain.Member name = chain.named(tokens);
        int start = tokens.start();
        String function = passing(name);
        if (!name.property() && previous.is("=") && previous.start() == patternEnd) {
            takenApart = start;
        }
        SeenToken before = previous;
        advance();
        if (!function.isEmpty() && tokens.is("(")) {
            sendings.push(new Sending(tokens.end(), tokens.depth(), function));
        }
        takeApart(start, name.end());
        if (following.isAssignment()) {
            aliases.assigned(name, tokens.start());
        } else if (aliases.isGivenBehind(before) && !following.isMember() && !tokens.is("(")) {
            aliases.given(script.substring(start, name.end()), depth);
        }
        if (evaluator) {
            evaluator(name);
        } else if (location || top) {
            if (!name.property()) {
                among(before, start, location);
            }
            decide(name, location);
        }
    }

    /** {@code eval} that is kept under another name, or called by {@code call}. */
    private void evaluator(MemberChain.Member name) {
        boolean own = !name.property() || aliases.isLikely(name.owner());
        if (own
                && !isUntouchable(name)
                && !following.isAssignment()
                && (following.isMember() || isValue(name))) {
            pass(name);
        }
    }

    /** What the arguments of a call of this name are passed through, if anything. */
    private String passing(MemberChain.Member name) {
        if (previous.is("function")) {
            return "";
        }
        boolean evaluates =
                tokens.is("eval") && (!name.property() || WindowNames.SURE.contains(name.owner()));
        return tokens.is("postMessage") ? "__dc_message" : evaluates ? "__dc_code" : "";
    }

    /** A name that stands by itself in brackets. */
    private void among(SeenToken before, int start, boolean location) {
        MemberChain.Opening in = chain.innermost();
        boolean first = before.is("(") || before.is("{");
        if (in == null || !(first || before.is(","))) {
            return;
        }
        if (in.is('{')) {
            in.takes = true;
        } else if (in.is('(') && location && (tokens.is(",") || tokens.is(")"))) {
            in.arguments.add(start);
        }
    }

    private void closed(MemberChain.Opening bracket) {
        boolean round = tokens.is(")") && bracket.is('(');
        boolean square = tokens.is("]") && bracket.is('[') && bracket.continues();
        boolean evaluates = round && previous.is("eval") && !bracket.continues();
        MemberChain.Member name = chain.named(tokens, bracket);
        int end = tokens.start();
        advance();
        if (evaluates && tokens.is("(")) {
            sendings.push(new Sending(tokens.end(), tokens.depth(), "__dc_code"));
        }
        if (round && !bracket.arguments.isEmpty() && isCall(bracket)) {
            bracket.arguments.forEach(place -> edits.pass(place, place + 8, OWN));
        }
        if (bracket.is('{') && bracket.takes && following.isAssignment()) {
            patternEnd = tokens.start();
        }
        if (square) {
            inBrackets(name, bracket.place() + 1, end);
        }
    }

    /** Whether round brackets hold arguments, and no parameters or what a loop begins with. */
    private boolean isCall(MemberChain.Opening bracket) {
        return bracket.previous().is("with")
                || (!bracket.previous().is("for")
                        && !tokens.is("{")
                        && !following.startsWith("=>")
                        && !following.isAssignment()
                        && !following.isChange());
    }

    /** A property whose name stands in square brackets. */
    private void inBrackets(MemberChain.Member name, int start, int end) {
        String inside = end - start <= 12 ? script.substring(start, end).strip() : "…";
        if (WindowNames.LITERALS.contains(inside)) {
            decide(name, inside.length() > 5);
        } else if (aliases.isLikely(name.owner())
                && !inside.isEmpty()
                && "\"'`0123456789".indexOf(inside.charAt(0)) < 0
                && !following.isAssignment()
                && !isUntouchable(name)
                && (following.isMember() || isValue(name))) {
            pass(name);
        }
    }

    private void takeApart(int start, int end) {
        if (takenApart < 0 || chain.start() != takenApart) {
            takenApart = -1;
        } else if (!following.isMember()) {
            boolean goesOn =
                    tokens.is("(")
                            || following.isAssignment()
                            || script.startsWith("`", tokens.start());
            if (!goesOn && end - start <= 15 && isTakenApart(script.substring(start, end))) {
                edits.pass(takenApart, end, "__dc_in");
            }
            takenApart = -1;
        }
    }

    private boolean isTakenApart(String name) {
        return WindowNames.TAKEN_APART.contains(name) || aliases.contains(name);
    }

    private void advance() {
        previous = SeenToken.of(tokens, script);
        Sending sent = sent();
        int end = tokens.start();
        tokens.next();
        if (sent != null && !tokens.is("{")) {
            edits.passArguments(sent.argument(), end, sent.function());
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

    /** After the name has been read, the token behind it being the current one. */
    private void decide(MemberChain.Member name, boolean location) {
        if (isUntouchable(name)) {
            return;
        }
        if (following.isAssignment()) {
            if (location && name.property() && WindowNames.SURE.contains(name.owner())) {
                pass(name);
                edits.put(name.end(), ".href");
            }
        } else if (name.property()) {
            if (aliases.isLikely(name.owner())
                    || (location && (following.isMember() || isValue(name)))) {
                pass(name);
            }
        } else if (location
                ? following.isMember() || isValue(name)
                : tokens.is(".") || tokens.is("?.") || isCompared(name)) {
            pass(name);
        }
    }

    /** Whether no call can be put in the place of a name. */
    private boolean isUntouchable(MemberChain.Member name) {
        return !name.isKnown()
                || name.first().declares()
                || tokens.is("(")
                || following.startsWith("=>")
                || following.isChange()
                || tokens.is("of")
                || (tokens.is("in") && name.first().is("("))
                || (!following.isMember() && (name.first().is("++") || name.first().is("--")));
    }

    private boolean isValue(MemberChain.Member name) {
        return name.first().precedesValue()
                || following.startsWith("==")
                || following.startsWith("!=");
    }

    /** Whether a name is the one or other side of a comparison. */
    private boolean isCompared(MemberChain.Member name) {
        int i = name.start() - 1;
        while (i > 0 && script.charAt(i) <= ' ') {
            i--;
        }
        return following.startsWith("==")
                || following.startsWith("!=")
                || script.startsWith("==", i - 1)
                || script.startsWith("!=", i - 1);
    }

    /** Passes a name through the shim; what might have ended before it still may. */
    private void pass(MemberChain.Member name) {
        edits.pass(name.start(), name.end(), OWN);
        if (name.optional() && tokens.is(".")) {
            edits.put(tokens.start(), "?");
        } else if (name.optional() && tokens.is("[")) {
            edits.put(tokens.start(), "?.");
        }
    }
}

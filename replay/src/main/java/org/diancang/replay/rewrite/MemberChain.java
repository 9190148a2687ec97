package org.diancang.replay.rewrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the expression began that a token ends (ECMA-262 §13.3): all of {@code f(x)[0].a}. What
 * begins in a way that isn't followed, as behind a curly bracket, counts as unknown.
 */
final class MemberChain {
    /** Longer ones nobody wrote; and each may be passed through a function once more. */
    private static final int LONGEST = 2000;

    private static final int LONGEST_OWNER = 24;

    /**
     * A name, and what it is a property of.
     *
     * @param start of the expression, -1 where it is unknown
     * @param first what stands before
     * @param owner the one name before the last dot or bracket, empty where it is more than a name
     * @param optional whether the expression may end at a {@code ?.}
     */
    record Member(
            int start, int end, SeenToken first, boolean property, String owner, boolean optional) {
        boolean isKnown() {
            return start >= 0;
        }
    }

    /** A bracket that is open. */
    static final class Opening {
        private final char bracket;
        private final int place;
        private final SeenToken previous;
        private final boolean continues;
        private final int start;
        private final SeenToken before;
        private final boolean optional;

        /** Places of {@code location} among the arguments. */
        final List<Integer> arguments = new ArrayList<>(0);

        /** Whether {@code location} is among the names in a curly bracket. */
        boolean takes;

        private Opening(MemberChain chain, ScriptTokens tokens, SeenToken previous) {
            boolean round = tokens.is("(") || tokens.is("[");
            this.bracket = chain.script.charAt(tokens.start());
            this.place = tokens.start();
            this.previous = previous;
            this.continues = tokens.isAfterOperand() || previous.is("?.");
            this.start = !round || previous.is("}") ? -1 : continues ? chain.start : tokens.start();
            this.before = continues ? chain.before : previous;
            this.optional = continues && chain.optional;
        }

        boolean is(char other) {
            return bracket == other;
        }

        /** What stands before the bracket. */
        SeenToken previous() {
            return previous;
        }

        /** Whether it goes on from a value, as a call does. */
        boolean continues() {
            return continues;
        }

        int place() {
            return place;
        }
    }

    private final String script;
    private final Deque<Opening> open = new ArrayDeque<>();
    private int start = -1;
    private SeenToken before = SeenToken.NONE;
    private boolean optional;
    private int dot;

    MemberChain(String script) {
        this.script = script;
    }

    int start() {
        return start;
    }

    /** The innermost open bracket. */
    @Nullable Opening innermost() {
        return open.peek();
    }

    /**
     * Takes the current token in.
     *
     * @return the bracket that it closes, if any
     */
    @Nullable Opening read(ScriptTokens tokens, SeenToken previous) {
        if (tokens.depth() > open.size()) {
            open.push(new Opening(this, tokens, previous));
            begin(-1, previous);
        } else if (tokens.depth() < open.size()) {
            Opening closed = open.pop();
            boolean whole = tokens.is(")") ? closed.is('(') : tokens.is("]") && closed.is('[');
            begin(whole ? closed.start : -1, closed.before);
            optional = closed.optional;
            return closed;
        } else if (tokens.is(".") || tokens.is("?.")) {
            dot = tokens.start();
            optional |= tokens.is("?.");
        } else if (!tokens.isProperty()) {
            begin(tokens.kind() == ScriptTokens.Kind.WORD ? tokens.start() : -1, previous);
        }
        return null;
    }

    private void begin(int place, SeenToken previous) {
        start = place;
        before = previous;
        optional = false;
    }

    /** The property that the current token names, or the variable. */
    Member named(ScriptTokens tokens) {
        return member(tokens.end(), tokens.isProperty(), dot);
    }

    /** The property that the current token, a square bracket, ends the name of. */
    Member named(ScriptTokens tokens, Opening bracket) {
        return member(tokens.end(), true, bracket.place);
    }

    private Member member(int end, boolean property, int ownerEnd) {
        boolean known = start >= 0 && end - start <= LONGEST;
        boolean near = known && property && ownerEnd - start <= LONGEST_OWNER;
        String owner = near ? script.substring(start, Math.max(start, ownerEnd)).strip() : "";
        return new Member(known ? start : -1, end, before, property, owner, optional);
    }
}

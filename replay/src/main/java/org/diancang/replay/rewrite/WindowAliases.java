package org.diancang.replay.rewrite;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Names that a script gives to windows and documents ({@code w = window}), each up to the end of
 * the brackets in which it gets it: the same few letters stand for something else in the next
 * function of a script that was made small, where asking the shim would only cost time.
 */
final class WindowAliases {
    private static final int MOST = 50;
    private static final int LONGEST = 24;

    private record Alias(String name, int depth) {}

    private final String script;
    private final Deque<Alias> known = new ArrayDeque<>();

    /** What is about to get a value, and the sign of equality behind it. */
    private int start;

    private int end;
    private int sign = -1;

    WindowAliases(String script) {
        this.script = script;
    }

    /** A value is going to be given to an expression, behind a sign of equality. */
    void assigned(MemberChain.Member name, int sign) {
        if (name.isKnown() && name.end() - name.start() <= LONGEST) {
            this.start = name.start();
            this.end = name.end();
            this.sign = sign;
        }
    }

    /** Whether what follows a token is the value. */
    boolean isGivenBehind(SeenToken previous) {
        return previous.is("=") && previous.start() == sign;
    }

    /** The value is this name alone, read so deep in brackets. */
    void given(String name, int depth) {
        if (isLikely(name) && known.size() < MOST) {
            known.push(new Alias(script.substring(start, end), depth));
        }
    }

    /** A bracket was closed. */
    void leave(int depth) {
        while (!known.isEmpty() && known.element().depth() > depth) {
            known.pop();
        }
    }

    /** Whether a name is most often a window's or document's. */
    boolean isLikely(String name) {
        return WindowNames.LIKELY.contains(name) || contains(name);
    }

    /** Whether the script gave this name to one. */
    boolean contains(String name) {
        for (Alias alias : known) {
            if (alias.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}

package org.diancang.replay.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is put into a script, in the order in which it is found out. */
final class ScriptEdits {
    /** Of edits at one place what ends comes first, then what is around the others. */
    private enum Rank {
        END,
        ARGUMENTS,
        VALUE
    }

    private record Edit(int place, Rank rank, String text) {}

    private final List<Edit> edits = new ArrayList<>();

    /** Passes a value through a function. */
    void pass(int start, int end, String function) {
        edits.add(new Edit(start, Rank.VALUE, function + "("));
        edits.add(new Edit(end, Rank.END, ")"));
    }

    /** Passes all arguments of a call through a function. */
    void passArguments(int start, int end, String function) {
        edits.add(new Edit(start, Rank.ARGUMENTS, "..." + function + "("));
        edits.add(new Edit(end, Rank.END, ")"));
    }

    /** Puts a text behind what ends at a place. */
    void put(int place, String text) {
        edits.add(new Edit(place, Rank.END, text));
    }

    /** The script with all of it. */
    String applied(String script) {
        if (edits.isEmpty()) {
            return script;
        }
        edits.sort(Comparator.comparingInt(Edit::place).thenComparing(Edit::rank));
        StringBuilder out = new StringBuilder(script.length() + edits.size() * 9);
        int copied = 0;
        for (Edit edit : edits) {
            out.append(script, copied, edit.place()).append(edit.text());
            copied = edit.place();
        }
        return out.append(script, copied, script.length()).toString();
    }
}

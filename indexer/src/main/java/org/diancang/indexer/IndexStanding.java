package org.diancang.indexer;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with an index.
 *
 * @param state what it does
 * @param cause why it waits, a word that operators' pages know; null unless it waits
 * @param reason the same as the part says it that stands still; null where there is no more to say
 * @param missing captures that it has still to take in
 * @param removals captures that have still to be taken out
 * @param documents pages that it has with their text
 * @param rebuild captures that are missing until a new index is searched; 0 if none is being made
 */
public record IndexStanding(
        State state,
        @Nullable String cause,
        @Nullable String reason,
        OptionalLong missing,
        OptionalLong removals,
        OptionalLong documents,
        long rebuild) {
    /** So many captures come in within a few seconds: fewer are on their way, not late. */
    private static final long LATE = 1_000;

    /** What an index does. */
    public enum State {
        /** It has all but what came just now. */
        OK,
        /** It takes in what it lacks. */
        CATCHING_UP,
        /** It takes in nothing until something else is as it should be. */
        WAITING
    }

    /** An index that takes in what comes, or catches up. */
    public static IndexStanding working(
            OptionalLong missing, OptionalLong removals, OptionalLong documents, long rebuild) {
        if (missing.isEmpty()) {
            return waiting("kafka", "Kafka does not tell how far it has been read");
        }
        boolean late = missing.getAsLong() >= LATE || rebuild > 0;
        return new IndexStanding(
                late ? State.CATCHING_UP : State.OK,
                null,
                null,
                missing,
                removals,
                documents,
                rebuild);
    }

    /** An index that stands still. */
    public static IndexStanding waiting(String cause, @Nullable String reason) {
        return new IndexStanding(
                State.WAITING,
                cause,
                reason,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                0);
    }

    /** The same with what is known to be missing all the same. */
    public IndexStanding lacking(OptionalLong captures, OptionalLong unremoved) {
        return new IndexStanding(state, cause, reason, captures, unremoved, documents, rebuild);
    }
}

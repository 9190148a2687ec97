package org.diancang.orchestrator.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with an index, as the indexer says it.
 *
 * @param name {@code cdx} or {@code search}
 * @param state {@code OK}, {@code CATCHING_UP} or {@code WAITING}; a later indexer may know more
 * @param cause why it waits, in a word; null unless it waits
 * @param reason the same as the part says it that stands still
 * @param since when this state began
 * @param at when it was looked at
 * @param missing captures that it has still to take in
 * @param removals captures that have still to be taken out
 * @param documents pages that it has with their text
 * @param rebuild captures missing until a new index is searched; 0 if none is being made
 */
public record IndexState(
        String name,
        String state,
        @Nullable String cause,
        @Nullable String reason,
        @Nullable Instant since,
        @Nullable Instant at,
        @Nullable Long missing,
        @Nullable Long removals,
        @Nullable Long documents,
        long rebuild) {}

package org.diancang.orchestrator.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.diancang.orchestrator.index.IndexState;
import org.diancang.orchestrator.index.IndexesAnswer.Away;
import org.diancang.orchestrator.screen.Chip;
import org.jspecify.annotations.Nullable;

/**
 * An index as operators see it.
 *
 * @param name {@code cdx} or {@code search}
 * @param chip its state
 * @param since when the state began; null if nobody knows
 * @param at when it was looked at; null if it was not
 * @param trouble what to say of why it waits, a word of messages; empty if all is well
 * @param reason what the part said that stands still; empty if nothing
 * @param missing captures still to be taken in; null if nobody knows now
 * @param removals captures still to be taken out; null if nobody knows now
 * @param documents pages with text; null if nobody knows now
 * @param rebuild captures missing until a new index is searched
 */
record IndexCard(
        String name,
        Chip chip,
        @Nullable Instant since,
        @Nullable Instant at,
        String trouble,
        String reason,
        @Nullable Long missing,
        @Nullable Long removals,
        @Nullable Long documents,
        long rebuild) {
    static final String AWAY = "away";
    static final String UNKNOWN = "unknown";

    /** Causes that there are words for. */
    static final Set<String> TROUBLES =
            Set.of(
                    AWAY,
                    "elasticsearch",
                    "kafka",
                    "joining",
                    "stopped",
                    "incomplete",
                    "loading",
                    UNKNOWN,
                    "refused");

    /** States that there are words for. */
    enum Standing {
        OK("ok", "check-circle-fill"),
        CATCHING_UP("info", "arrow-repeat"),
        WAITING("warn", "pause-circle"),
        AWAY("bad", "x-octagon-fill"),
        UNSEEN("mute", "clock");

        private final String tone;
        private final String icon;

        Standing(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        Chip chip() {
            return new Chip(tone, icon, "index.state." + name());
        }

        private static Standing of(String state) {
            return switch (state) {
                case "OK" -> OK;
                case "CATCHING_UP" -> CATCHING_UP;
                default -> WAITING;
            };
        }
    }

    /** An index of which the indexer tells, or has not yet. */
    static IndexCard of(String name, Optional<IndexState> told) {
        return told.map(IndexCard::of).orElseGet(() -> bare(name, Standing.UNSEEN, null, "", ""));
    }

    private static IndexCard of(IndexState told) {
        Standing standing = Standing.of(told.state());
        String cause = told.cause() == null ? UNKNOWN : told.cause();
        return new IndexCard(
                told.name(),
                standing.chip(),
                told.since(),
                told.at(),
                standing != Standing.WAITING ? "" : TROUBLES.contains(cause) ? cause : UNKNOWN,
                told.reason() == null ? "" : told.reason(),
                told.missing(),
                told.removals(),
                told.documents(),
                told.rebuild());
    }

    /** An index while the indexer doesn't answer. */
    static IndexCard of(String name, Away away) {
        return bare(name, Standing.AWAY, away.lastTold().orElse(null), AWAY, away.reason());
    }

    private static IndexCard bare(
            String name, Standing standing, @Nullable Instant at, String trouble, String reason) {
        return new IndexCard(name, standing.chip(), null, at, trouble, reason, null, null, null, 0);
    }
}

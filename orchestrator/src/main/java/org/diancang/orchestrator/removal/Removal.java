package org.diancang.orchestrator.removal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Captures that were taken out of the readers' sight.
 *
 * @param urlPattern of one URL, or of a folder or more, as access rules have it
 * @param reason why; for staff
 * @param orderNumber of the legal order or of the file; a purge has one
 * @param message said to readers by {@link Level#BLOCK}
 * @param ruleId access rule by which it holds
 * @param askedBy user name
 * @param decidedBy user name of who approved, refused or lifted it
 * @param captures records that were purged
 */
public record Removal(
        UUID id,
        Level level,
        State state,
        String urlPattern,
        String reason,
        Optional<String> orderNumber,
        Optional<String> message,
        UUID ruleId,
        String askedBy,
        Instant askedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        long captures) {

    /** How far it goes. */
    public enum Level {
        /** As if it had never been archived (404); can be lifted. */
        HIDE,
        /** Readers are told that it is withheld, and why (451); can be lifted. */
        BLOCK,
        /** Out of every index for good; hidden from the moment when it is asked for. */
        PURGE
    }

    /** How it stands. */
    public enum State {
        /** Hidden or blocked. */
        IN_FORCE,
        /** A purge that a second person has to approve; hidden meanwhile. */
        WAITING,
        /** A purge that was not approved; hidden until it is lifted. */
        REFUSED,
        /** Approved; captures are being taken out of the indexes. */
        PURGING,
        /** No index has its captures, and none may have them again. */
        PURGED,
        /** Shown again. */
        LIFTED
    }

    /** Whether a person may approve or refuse it; never who asked for it. */
    public boolean mayBeDecidedBy(String person) {
        return state == State.WAITING && !person.equals(askedBy);
    }

    /** Whether it can be taken back. */
    public boolean mayBeLifted() {
        return state == State.IN_FORCE || state == State.REFUSED;
    }
}

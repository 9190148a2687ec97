package org.diancang.orchestrator.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that was done with a credential; nothing of it is secret.
 *
 * @param what what was done
 * @param server origin that the credential is for
 * @param by user name; of {@link What#HANDED_OUT} the worker's id
 * @param crawlId crawl that a worker got it for
 * @param at when
 */
public record CredentialEvent(
        What what, String server, String by, Optional<UUID> crawlId, Instant at) {
    /** What can be done with a credential. */
    public enum What {
        /** It was added. */
        ADDED,
        /** Its secret was replaced. */
        REPLACED,
        /** It was removed. */
        REMOVED,
        /** A worker got it for a crawl. */
        HANDED_OUT
    }
}

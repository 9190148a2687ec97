package org.diancang.orchestrator.removal;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that was done about a removal.
 *
 * @param what {@code ASKED}, {@code APPROVED}, {@code REFUSED}, {@code LIFTED}, {@code PURGED} or
 *     {@code UNFINISHED}
 * @param by user name
 * @param note what went wrong, or how much was done; may be empty
 */
public record RemovalEvent(UUID removalId, String what, String by, String note, Instant at) {}

package org.diancang.orchestrator.access;

import java.time.Instant;

/**
 * Who made something and who changed it last.
 *
 * @param createdBy user name of who made it
 * @param createdAt when
 * @param changedBy user name of who changed it last
 */
public record Authors(String createdBy, Instant createdAt, String changedBy) {
    /** Of what is new. */
    static Authors of(String by, Instant at) {
        return new Authors(by, at, by);
    }

    /** The same after somebody's change. */
    Authors changed(String by) {
        return new Authors(createdBy, createdAt, by);
    }
}

package org.diancang.orchestrator.access;

import org.diancang.events.AccessPolicy;

/**
 * A policy with who made it and who changed it last.
 *
 * @param policy as it is announced
 * @param authors of it
 */
public record KeptPolicy(AccessPolicy policy, Authors authors) {
    /** Its identity. */
    public int number() {
        return policy.number();
    }

    /** Rises with each change. */
    public long version() {
        return policy.version();
    }
}

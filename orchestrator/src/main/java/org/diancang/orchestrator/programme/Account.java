package org.diancang.orchestrator.programme;

import java.util.UUID;

/**
 * Somebody who signs in at the desk.
 *
 * @param username what is typed at sign-in
 * @param displayName what others see
 * @param role what this person may do
 * @param libraryId where this person works
 * @param passwordHash as Spring Security writes it; empty: nobody can sign in
 */
public record Account(
        String username, String displayName, Role role, UUID libraryId, String passwordHash) {
    /** What a person may do. */
    public enum Role {
        /** Nominates, starts and stops crawls (采编馆员). */
        CURATOR,
        /** All that, and decides on nominations (审批人). */
        APPROVER
    }
}

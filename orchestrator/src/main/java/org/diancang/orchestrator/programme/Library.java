package org.diancang.orchestrator.programme;

import java.util.UUID;

/**
 * A library of the programme (承建馆).
 *
 * @param id identity
 * @param code two to four capital letters, the first part of its sites' numbers
 * @param name its name
 * @param kind what part it has in the programme
 */
public record Library(UUID id, String code, String name, Kind kind) {
    /** What part a library has in the programme. */
    public enum Kind {
        /** Leads, accepts, preserves. */
        NATIONAL,
        /** Coordinates a province and builds its own part. */
        PROVINCIAL,
        /** Builds its part. */
        MUNICIPAL
    }
}

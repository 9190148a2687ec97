package org.diancang.orchestrator.capture;

/** What came of a fetch, as the SQL function {@code captured_outcome} tells it. */
public enum CaptureOutcome {
    /** 2xx. */
    OK,
    /** Equal to an earlier capture: a revisit record. */
    REPEATED,
    /** 3xx. */
    REDIRECT,
    /** 404 or 410. */
    GONE,
    /** Another 4xx. */
    REFUSED,
    /** 429 or 5xx: the server could not. */
    BROKEN,
    /** No HTTP status, as with DNS. */
    NONE;

    /** Whether it wants somebody's eye. */
    public boolean problem() {
        return this == GONE || this == REFUSED || this == BROKEN;
    }
}

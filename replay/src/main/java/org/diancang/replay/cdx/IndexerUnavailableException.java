package org.diancang.replay.cdx;

/** The indexer doesn't answer, or not in time; nothing can be looked up now. */
public final class IndexerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was asked and what came back. */
    public IndexerUnavailableException(String message) {
        super(message);
    }

    /** With what was asked and why no answer came. */
    public IndexerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.diancang.indexer.fulltext.store;

/** Elasticsearch can't be reached, or can't work now; the same will do later. */
public final class IndexUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndexUnavailableException(String message) {
        super(message);
    }

    IndexUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

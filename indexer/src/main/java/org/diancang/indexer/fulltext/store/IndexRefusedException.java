package org.diancang.indexer.fulltext.store;

/** Elasticsearch understood and refused; the same will be refused again. */
public final class IndexRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    IndexRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** HTTP status of the refusal, 400 to 499. */
    public int status() {
        return status;
    }
}

package org.diancang.indexer.cdx.store;

/** A store of lines can't do what it must; Kafka Streams starts the thread anew. */
final class LineStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LineStoreException(String what, Throwable cause) {
        super(what, cause);
    }
}

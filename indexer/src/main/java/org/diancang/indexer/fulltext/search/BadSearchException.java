package org.diancang.indexer.fulltext.search;

/** The reader asked for something that can't be; the message says what can. */
final class BadSearchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSearchException(String message) {
        super(message);
    }
}

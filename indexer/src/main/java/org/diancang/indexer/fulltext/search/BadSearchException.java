package org.diancang.indexer.fulltext.search;

/** The reader asked for something that can't be; the message says what can. */
public final class BadSearchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message names what is wrong, and says what to write instead
     */
    public BadSearchException(String message) {
        super(message);
    }
}

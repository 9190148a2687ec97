package org.diancang.warcstore;

/** The store can't do what was asked; the message names the file and what to do. */
public final class WarcStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message that names the file. */
    public WarcStoreException(String message) {
        super(message);
    }

    /** With a message that names the file, and the cause. */
    public WarcStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

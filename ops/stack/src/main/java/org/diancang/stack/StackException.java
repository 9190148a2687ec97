package org.diancang.stack;

/** A component did not start or stopped unasked; the message says which, why and what to do. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence fit for the person at the terminal. */
    public StackException(String message) {
        super(message);
    }

    /** With a sentence fit for the person at the terminal, and the cause. */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}

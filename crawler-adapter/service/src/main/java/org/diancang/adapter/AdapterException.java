package org.diancang.adapter;

/** Something that a caller can't plan for; the message says what failed, for what, and why. */
public sealed class AdapterException extends RuntimeException permits AdapterClosingException {
    private static final long serialVersionUID = 1L;

    /** With a message that names what failed. */
    public AdapterException(String message) {
        super(message);
    }

    /** With a message that names what failed, and the cause. */
    public AdapterException(String message, Throwable cause) {
        super(message, cause);
    }
}

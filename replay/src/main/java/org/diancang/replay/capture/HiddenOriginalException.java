package org.diancang.replay.capture;

/**
 * A capture may be seen, but what it shows is stored in a record that access rules hide from this
 * reader.
 */
public final class HiddenOriginalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the record that refers to it. */
    public HiddenOriginalException(String message) {
        super(message);
    }
}

package org.diancang.launcher;

/** The launcher can't go on; the message is one sentence for the person at the terminal. */
public final class LauncherException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence that says what was wrong and what to do. */
    public LauncherException(String message) {
        super(message);
    }

    /** With a sentence that says what was wrong and what to do, and the cause. */
    public LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.diancang.events;

/** A message that is not what its topic carries; it goes to the dead letters with this reason. */
public final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a reason fit for a dead letter's header. */
    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.diancang.orchestrator.site;

/** An act that the present state of a thing does not allow; the message says which and why. */
public final class IllegalTransitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence fit for the one who tried. */
    public IllegalTransitionException(String message) {
        super(message);
    }
}

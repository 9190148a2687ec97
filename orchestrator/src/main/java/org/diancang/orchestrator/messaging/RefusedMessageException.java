package org.diancang.orchestrator.messaging;

/** A well-formed message that can't be true, such as one about a crawl that does not exist. */
public final class RefusedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a reason fit for a dead letter's header. */
    public RefusedMessageException(String message) {
        super(message);
    }
}

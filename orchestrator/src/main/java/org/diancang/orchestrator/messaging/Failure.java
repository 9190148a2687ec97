package org.diancang.orchestrator.messaging;

import org.diancang.events.MalformedEventException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.support.serializer.DeserializationException;
import org.springframework.transaction.TransactionException;

/** Why a message could not be taken, which decides what becomes of it. */
public enum Failure {
    /** It will never be taken: it goes to the dead letters at once. */
    POISON,
    /** The database is away: it is tried until it comes back, so that nothing is lost. */
    DATABASE_AWAY,
    /** A mistake of ours, perhaps: tried a few times, then set aside so that others go on. */
    UNKNOWN;

    /** The kind of a failure. */
    public static Failure of(Throwable exception) {
        return switch (rootOf(exception)) {
            case MalformedEventException _,
                    RefusedMessageException _,
                    DeserializationException _,
                    DataIntegrityViolationException _ ->
                    POISON;
            case DataAccessException _, TransactionException _ -> DATABASE_AWAY;
            default -> UNKNOWN;
        };
    }

    /** What the listener threw, without what the container wrapped around it. */
    static Throwable rootOf(Throwable exception) {
        Throwable inner = exception;
        while ((inner instanceof ListenerExecutionFailedException
                        || inner instanceof BatchListenerFailedException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}

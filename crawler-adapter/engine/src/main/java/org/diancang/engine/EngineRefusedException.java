package org.diancang.engine;

/** The configuration does not make a crawl; the message says what is wrong, for people. */
final class EngineRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineRefusedException(String message) {
        super(message);
    }

    EngineRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}

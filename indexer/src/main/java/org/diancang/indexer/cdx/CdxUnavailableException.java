package org.diancang.indexer.cdx;

/** The index, or a part of it, can't be read at this moment; asking again soon is right. */
final class CdxUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CdxUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

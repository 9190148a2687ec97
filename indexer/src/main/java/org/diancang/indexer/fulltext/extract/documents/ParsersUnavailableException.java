package org.diancang.indexer.fulltext.extract.documents;

/** No process of parsers can be started or handed a document; no fault of the document. */
public final class ParsersUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParsersUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

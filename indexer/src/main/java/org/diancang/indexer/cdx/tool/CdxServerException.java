package org.diancang.indexer.cdx.tool;

/** A server can't be asked, or refuses; the message is for people. */
final class CdxServerException extends RuntimeException {
    CdxServerException(String message) {
        super(message);
    }
}

package org.diancang.indexer.fulltext.search;

/**
 * The sites are not all known yet, so nobody can say which of them show a subject or have a number.
 */
final class SitesUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SitesUnknownException() {
        super("sites are not all known yet");
    }
}

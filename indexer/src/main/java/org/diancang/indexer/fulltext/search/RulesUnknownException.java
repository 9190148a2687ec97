package org.diancang.indexer.fulltext.search;

/** Nobody can tell yet what readers may see. */
final class RulesUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RulesUnknownException() {
        super("access rules are being read");
    }
}

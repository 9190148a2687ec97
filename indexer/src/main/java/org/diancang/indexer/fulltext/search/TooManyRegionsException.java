package org.diancang.indexer.fulltext.search;

/** There are more access rules than a search can heed; it shows nothing rather than too much. */
final class TooManyRegionsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyRegionsException(long found, String which, int most) {
        super(
                "access rules make %d regions %s, and a search heeds %d"
                        .formatted(found, which, most));
    }
}

package org.diancang.indexer.fulltext.search;

/** There is nothing of a site that the reader may see, or there is no such site. */
public final class NothingOfSiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param site as it was asked for
     */
    public NothingOfSiteException(String site) {
        super("nothing is archived of a site " + site);
    }
}

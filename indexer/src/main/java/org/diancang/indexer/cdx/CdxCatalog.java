package org.diancang.indexer.cdx;

import java.util.List;

/**
 * What there is beside lines. Access rules hide none of it: that a collection exists or that a site
 * moved says nothing of what was captured.
 */
public interface CdxCatalog {
    /**
     * Collections that have a line or an alias, in the order of their names. Costs a few steps a
     * collection, however many lines it has.
     *
     * @throws CdxUnavailableException if a part of the index can't be read now
     */
    List<CollectionName> collections();

    /**
     * Aliases of a collection in the order of their urlkeys; the caller closes them.
     *
     * @param from urlkey or beginning of one, before which none is wanted
     * @param silence asked as the reading goes on, broken by the caller whenever something is sent
     * @throws CdxUnavailableException if a part of the index can't be read now
     */
    Found<CdxAlias> aliases(CollectionName collection, String from, Silence silence);
}

package org.diancang.indexer.cdx.store;

import org.diancang.indexer.cdx.CollectionName;

/**
 * What is read of one store, on this node or another.
 *
 * @param store name of the store
 * @param range keys, both ends included
 * @param reverse from the last to the first
 */
record StoreScan(
        String store,
        int partition,
        EntryKind kind,
        CollectionName collection,
        CdxRange range,
        boolean reverse) {}

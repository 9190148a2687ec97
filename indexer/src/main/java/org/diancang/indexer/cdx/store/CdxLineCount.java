package org.diancang.indexer.cdx.store;

import org.diancang.indexer.IndexStatistic;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.springframework.stereotype.Component;

/** Counts the lines of all stores, by reading their keys. */
@Component
final class CdxLineCount implements IndexStatistic {
    private final CdxStores stores;

    CdxLineCount(CdxStores stores) {
        this.stores = stores;
    }

    @Override
    public String name() {
        return "cdxLines";
    }

    /**
     * @throws CdxUnavailableException if a partition can't be read now
     */
    @Override
    public long count() {
        long count = 0;
        for (int partition = 0; partition < stores.partitions(); partition++) {
            try (var lines = stores.scan(partition, CollectionName.MAIN, CdxRange.ALL, false)) {
                while (lines.hasNext()) {
                    lines.next();
                    count++;
                }
            }
        }
        return count;
    }
}

package org.diancang.indexer.cdx.store;

import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** Lets a {@link LineStore} be asked for, of the partition that the query names. */
final class LineStoreType implements QueryableStoreType<LineStore> {
    @Override
    public boolean accepts(StateStore store) {
        return store instanceof LineStore;
    }

    @Override
    public LineStore create(StateStoreProvider provider, String name) {
        List<LineStore> stores = provider.stores(name, this);
        if (stores.isEmpty()) {
            throw new InvalidStateStoreException("no store " + name + " on this node");
        }
        return stores.getFirst();
    }
}

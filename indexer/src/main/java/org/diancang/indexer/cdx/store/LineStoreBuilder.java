package org.diancang.indexer.cdx.store;

import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes stores of lines for Kafka Streams.
 *
 * @param name of the store
 * @param feed how messages change it
 */
record LineStoreBuilder(String name, LineFeed feed) implements StoreBuilder<LineStore> {
    @Override
    public LineStore build() {
        return new LineStore(name, feed);
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    /** The topic that feeds the store is its log. */
    @Override
    public boolean loggingEnabled() {
        return false;
    }

    @Override
    public StoreBuilder<LineStore> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<LineStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<LineStore> withLoggingEnabled(Map<String, String> config) {
        return this;
    }

    @Override
    public StoreBuilder<LineStore> withLoggingDisabled() {
        return this;
    }
}

package org.diancang.indexer.cdx.store;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Stores a line, or removes it where a tombstone says so. */
final class StoreLine extends ContextualProcessor<byte[], byte[], Void, Void> {
    private final CdxMetrics metrics;

    StoreLine(CdxMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], byte[]> line) {
        if (line.key() == null) {
            return; // a compacted topic has none; only a stranger could have written it
        }
        LineStore store = context().getStateStore(CdxTopology.LINES);
        store.apply(line.key(), line.value());
        metrics.stored(line.timestamp());
    }
}

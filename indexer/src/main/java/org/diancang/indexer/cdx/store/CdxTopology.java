package org.diancang.indexer.cdx.store;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;

/**
 * {@code captures} → lines → topic {@code cdx} → stores, one a partition. The topic is the stores'
 * changelog: what is lost on disk is read again from it. Nothing is cached on the way, so a line is
 * found as soon as it is stored.
 */
final class CdxTopology {
    /** Name of the store of lines. */
    static final String STORE = "cdx-lines-store";

    private static final Deserializer<byte[]> RAW = Serdes.ByteArray().deserializer();

    private CdxTopology() {}

    static Topology of(IndexerSettings settings, String consumer, CdxMetrics metrics) {
        String captures = settings.topic(Topics.CAPTURES);
        String cdx = settings.topic(Topics.CDX);
        var topology = new Topology();
        topology.addSource(AutoOffsetReset.earliest(), "captures", RAW, RAW, captures);
        topology.addProcessor(
                "capture-to-line", () -> new CaptureToLine(consumer, metrics), "captures");
        topology.addSink(
                CaptureToLine.LINES,
                cdx,
                keyBytes(),
                new ByteArraySerializer(),
                PlacedKey.PARTITIONER,
                "capture-to-line");
        topology.addSink(
                CaptureToLine.DEAD_LETTERS,
                captures + Topics.DEAD_LETTER_SUFFIX,
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                "capture-to-line");
        topology.addReadOnlyStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE),
                                Serdes.Bytes(),
                                Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingDisabled(),
                "cdx",
                (line, partitionTime) -> Math.max(line.timestamp(), 0),
                Serdes.Bytes().deserializer(),
                RAW,
                cdx,
                "store-line",
                () -> new StoreLine(metrics));
        return topology;
    }

    private static Serializer<PlacedKey> keyBytes() {
        return (topic, placed) -> placed.key().toBytes().get();
    }

    /** Stores a line, or removes it where a tombstone says so. */
    private static final class StoreLine extends ContextualProcessor<Bytes, byte[], Void, Void> {
        private final CdxMetrics metrics;

        StoreLine(CdxMetrics metrics) {
            this.metrics = metrics;
        }

        @Override
        public void process(Record<Bytes, byte[]> line) {
            if (line.key() == null) {
                return; // a compacted topic has none; only a stranger could have written it
            }
            KeyValueStore<Bytes, byte[]> store = context().getStateStore(STORE);
            store.put(line.key(), line.value());
            metrics.stored(line.timestamp());
        }
    }
}

package org.diancang.indexer.cdx.store;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.intake.RefusedBlocks;

/**
 * {@code captures} → lines → topic {@code cdx} → stores, and topic {@code cdx-bulk} → stores, one
 * of each a partition. The topics are the stores' changelogs: what is lost on disk is read again
 * from them. Nothing is cached on the way, so a line is found as soon as it is stored.
 */
final class CdxTopology {
    /** Name of the stores of captures. */
    static final String LINES = "captured";

    /** Name of the stores of lines that others wrote. */
    static final String BLOCKS = "loaded";

    private static final Deserializer<byte[]> RAW = Serdes.ByteArray().deserializer();

    /** A producer may have set none; a record in Kafka Streams must have one. */
    private static final TimestampExtractor TIME =
            (message, partitionTime) -> Math.max(message.timestamp(), 0);

    private CdxTopology() {}

    static Topology of(
            IndexerSettings settings,
            String consumer,
            CdxMetrics metrics,
            Progress progress,
            RefusedBlocks refused,
            TopicEnds ends) {
        String captures = settings.topic(Topics.CAPTURES);
        String cdx = settings.topic(Topics.CDX);
        String bulk = settings.topic(Topics.CDX_BULK);
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
                new LineStoreBuilder(LINES, LineFeed.LINES),
                "cdx",
                TIME,
                RAW,
                RAW,
                cdx,
                "store-line",
                () -> new StoreLine(cdx, ends, metrics));
        topology.addReadOnlyStateStore(
                new LineStoreBuilder(BLOCKS, LineFeed.BLOCKS),
                "cdx-bulk",
                TIME,
                RAW,
                RAW,
                bulk,
                "store-block",
                () -> new StoreBlock(bulk, ends, refused, metrics, progress));
        return topology;
    }

    /** The topic that feeds a store. */
    static String topicOf(String store, IndexerSettings settings) {
        return settings.topic(store.equals(BLOCKS) ? Topics.CDX_BULK : Topics.CDX);
    }

    private static Serializer<PlacedKey> keyBytes() {
        return (topic, placed) -> placed.key().toBytes().get();
    }
}

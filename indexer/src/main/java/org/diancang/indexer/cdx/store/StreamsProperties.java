package org.diancang.indexer.cdx.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.CdxSettings;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** How Kafka Streams is told to run the index. */
final class StreamsProperties {
    /** Files that a store begins with are read whole, and meanwhile Kafka hears nothing. */
    private static final Duration LONGEST_OPENING = Duration.ofMinutes(30);

    private StreamsProperties() {}

    static Properties of(
            IndexerSettings settings,
            CdxSettings cdx,
            KafkaProperties kafka,
            RocksDbMemory memory,
            RowMemory rows) {
        var properties = new Properties();
        properties.putAll(kafka.buildStreamsProperties());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.group(CdxStreams.GROUP));
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder(settings, cdx).toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, cdx.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, cdx.standbyReplicas());
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, cdx.commitInterval().toMillis());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.put(RocksDbMemory.CONFIG_KEY, memory);
        properties.put(RowMemory.CONFIG_KEY, rows);
        cdx.advertised()
                .ifPresent(
                        address ->
                                properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address));
        produce(properties);
        consume(properties, settings, cdx);
        return properties;
    }

    private static void produce(Properties properties) {
        // A capture must be found within moments: never wait for a fuller batch.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        // A dead letter is as large as what it refuses, and headers come on top.
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 2 << 20);
    }

    private static void consume(Properties properties, IndexerSettings settings, CdxSettings cdx) {
        // A message of cdx-bulk has 64 KB: what waits to be stored must not fill the heap.
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 100);
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 << 20);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
                Math.toIntExact(LONGEST_OPENING.toMillis()));
        // A node that was killed and started again is known by its name and goes on at once; for
        // another node its partitions wait this long.
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                settings.instance());
        int patience = Math.toIntExact(cdx.nodePatience().toMillis());
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), patience);
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                patience / 5);
    }

    private static Path stateFolder(IndexerSettings settings, CdxSettings cdx) {
        Path folder =
                cdx.stateFolder() != null
                        ? cdx.stateFolder()
                        : settings.stateFolder().resolve("streams");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("diancang.cdx.state-folder can't be made: " + folder, e);
        }
    }
}

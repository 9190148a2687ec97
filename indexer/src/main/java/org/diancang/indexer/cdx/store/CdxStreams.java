package org.diancang.indexer.cdx.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.CdxSettings;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.intake.RefusedBlocks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The running topology: indexes from start to stop, and lets the stores of this node be read. */
@Component
final class CdxStreams implements CdxStores, NodeStores, SmartLifecycle {
    /** Consumer group and Kafka Streams application, without prefix. */
    static final String GROUP = "cdx-index";

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);
    private static final int LONGEST_OPENING = (int) Duration.ofMinutes(30).toMillis();
    private static final Logger log = LoggerFactory.getLogger(CdxStreams.class);

    private final IndexerSettings settings;
    private final CdxSettings cdx;
    private final KafkaProperties kafka;
    private final CdxMetrics metrics;
    private final Progress progress;
    private final RefusedBlocks refused;
    private final StoreOrigin origin;

    /** Stores that Kafka Streams lets be read; asking it each time costs more than reading. */
    private final Map<String, LineStore> found = new ConcurrentHashMap<>();

    private volatile Running running = Running.NOT;

    CdxStreams(
            IndexerSettings settings,
            CdxSettings cdx,
            KafkaProperties kafka,
            CdxMetrics metrics,
            Progress progress,
            RefusedBlocks refused,
            StoreOrigin origin) {
        this.settings = settings;
        this.cdx = cdx;
        this.kafka = kafka;
        this.metrics = metrics;
        this.progress = progress;
        this.refused = refused;
        this.origin = origin;
    }

    @Override
    public void start() {
        var memory = new RocksDbMemory(cdx.memory());
        String group = settings.group(GROUP);
        var streams =
                new KafkaStreams(
                        CdxTopology.of(settings, group, metrics, progress, refused),
                        configuration(group, memory));
        streams.setStateListener(
                (now, before) -> {
                    // Who has a partition, and whether it is complete, may be otherwise now.
                    found.clear();
                    log.info("CDX index is {} (was {})", now, before);
                });
        streams.setUncaughtExceptionHandler(
                failure -> {
                    if (isFenced(failure)) {
                        log.error(
                                "Another indexer is called {} too and has taken over; this one no"
                                        + " longer indexes. Give each a diancang.instance-id of its"
                                        + " own.",
                                settings.instance(),
                                failure);
                        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
                    }
                    log.error("A thread of the CDX index failed and is replaced", failure);
                    return StreamThreadExceptionResponse.REPLACE_THREAD;
                });
        streams.setGlobalStateRestoreListener(new Restored(progress));
        running = new Running.Yes(streams, memory);
        streams.start();
    }

    private static boolean isFenced(@Nullable Throwable failure) {
        return failure instanceof FencedInstanceIdException
                || (failure != null && isFenced(failure.getCause()));
    }

    @Override
    public void stop() {
        if (running instanceof Running.Yes(KafkaStreams streams, RocksDbMemory memory)) {
            running = Running.NOT;
            // Leaving the group lets the next start work at once instead of waiting for a time-out.
            boolean closed =
                    streams.close(
                            CloseOptions.timeout(LONGEST_CLOSE)
                                    .withGroupMembershipOperation(
                                            CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
            if (closed) {
                memory.close();
            } else {
                log.warn("CDX index did not close within {}; nothing is lost", LONGEST_CLOSE);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running instanceof Running.Yes;
    }

    @Override
    public boolean isReady() {
        return running instanceof Running.Yes(KafkaStreams streams, _)
                && streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public Map<StorePlace, LineStore> stores() {
        Map<StorePlace, LineStore> stores = new TreeMap<>();
        for (StorePlace place : StorePlace.all()) {
            try {
                stores.put(place, store(place.kind(), place.partition()));
            } catch (InvalidStateStoreException e) {
                log.debug("Store {} is not on this node", place, e);
            }
        }
        return stores;
    }

    @Override
    public int partitions() {
        return Topics.PARTITIONS;
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> scan(
            int partition, CollectionName collection, CdxRange range, boolean reverse) {
        KeyValueIterator<Bytes, byte[]> loaded =
                scan(CdxTopology.BLOCKS, partition, collection, range, reverse);
        if (!collection.equals(CollectionName.MAIN)) {
            return loaded;
        }
        KeyValueIterator<Bytes, byte[]> captured;
        try {
            captured = scan(CdxTopology.LINES, partition, collection, range, reverse);
        } catch (CdxUnavailableException e) {
            loaded.close();
            throw e;
        }
        return MergedLines.ofTwo(captured, loaded, reverse);
    }

    private KeyValueIterator<Bytes, byte[]> scan(
            String store,
            int partition,
            CollectionName collection,
            CdxRange range,
            boolean reverse) {
        try {
            return store(store, partition).scan(collection, range, reverse);
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw new CdxUnavailableException(
                    "Partition "
                            + partition
                            + " of the CDX index is being loaded or lies on another node.",
                    e);
        }
    }

    private LineStore store(String name, int partition) {
        if (!(running instanceof Running.Yes(KafkaStreams streams, _))) {
            throw new CdxUnavailableException(
                    "The CDX index is not running.", new IllegalStateException("not started"));
        }
        LineStore known = found.get(name + partition);
        if (known != null && known.isOpen()) {
            return known;
        }
        LineStore store =
                streams.store(
                        StoreQueryParameters.fromNameAndType(name, new LineStoreType())
                                .withPartition(partition));
        found.put(name + partition, store);
        return store;
    }

    private Properties configuration(String group, RocksDbMemory memory) {
        var configuration = new Properties();
        configuration.putAll(kafka.buildStreamsProperties());
        configuration.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
        configuration.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder().toString());
        configuration.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        configuration.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, cdx.threads());
        configuration.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, cdx.standbyReplicas());
        configuration.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, cdx.commitInterval().toMillis());
        configuration.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        configuration.put(RocksDbMemory.CONFIG_KEY, memory);
        configuration.put(StoreOrigin.CONFIG_KEY, origin);
        // Files that are put in place for a store are read whole; meanwhile nothing is asked for.
        configuration.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
                LONGEST_OPENING);
        cdx.advertised()
                .ifPresent(
                        address ->
                                configuration.put(
                                        StreamsConfig.APPLICATION_SERVER_CONFIG, address));
        // A capture must be found within moments: never wait for a fuller batch.
        configuration.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        configuration.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        // A message of cdx-bulk has 64 KB: what waits to be stored must not fill the heap.
        configuration.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 100);
        configuration.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 << 20);
        configuration.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
        // A dead letter is as large as what it refuses, and headers come on top.
        configuration.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 2 << 20);
        // A node that was killed and started again is known by its name and goes on at once; for
        // another node its partitions wait this long.
        configuration.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                settings.instance());
        configuration.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        configuration.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        return configuration;
    }

    private Path stateFolder() {
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

    private sealed interface Running {
        Running NOT = new No();

        record No() implements Running {}

        record Yes(KafkaStreams streams, RocksDbMemory memory) implements Running {}
    }
}

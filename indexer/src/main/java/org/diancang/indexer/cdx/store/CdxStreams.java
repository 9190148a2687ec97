package org.diancang.indexer.cdx.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.CdxSettings;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.history.UrlRows;
import org.diancang.indexer.cdx.intake.RefusedBlocks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The running topology: indexes from start to stop, and lets the stores of this node be read. */
@Component
final class CdxStreams implements NodeStores, SmartLifecycle {
    /** Consumer group and Kafka Streams application, without prefix. */
    static final String GROUP = "cdx-index";

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);
    private static final Logger log = LoggerFactory.getLogger(CdxStreams.class);

    private final IndexerSettings settings;
    private final CdxSettings cdx;
    private final KafkaProperties kafka;
    private final CdxMetrics metrics;
    private final Progress progress;
    private final RefusedBlocks refused;
    private final StoreOrigin origin;
    private final PurgedLines purged;

    /** Stores that Kafka Streams lets be read; asking it each time costs more than reading. */
    private final AtomicReferenceArray<LineStore> found =
            new AtomicReferenceArray<>(2 * Topics.PARTITIONS);

    private volatile Running running = Running.NOT;

    CdxStreams(
            IndexerSettings settings,
            CdxSettings cdx,
            KafkaProperties kafka,
            CdxMetrics metrics,
            Progress progress,
            RefusedBlocks refused,
            StoreOrigin origin,
            PurgedLines purged) {
        this.settings = settings;
        this.cdx = cdx;
        this.kafka = kafka;
        this.metrics = metrics;
        this.progress = progress;
        this.refused = refused;
        this.origin = origin;
        this.purged = purged;
    }

    @Override
    public void start() {
        var memory = new RocksDbMemory(cdx.memory());
        var rows = new RowMemory(cdx.calendarMemory());
        String group = settings.group(GROUP);
        var ends = new BrokerEnds(kafka.buildAdminProperties(), group);
        Properties properties = StreamsProperties.of(settings, cdx, kafka, memory, rows);
        properties.put(StoreOrigin.CONFIG_KEY, origin);
        properties.put(PurgedLines.CONFIG_KEY, purged);
        var streams =
                new KafkaStreams(
                        CdxTopology.of(settings, group, metrics, progress, refused, ends),
                        properties);
        streams.setStateListener(
                (now, before) -> log.info("CDX index is {} (was {})", now, before));
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
        running = new Running.Yes(streams, memory, rows, ends);
        streams.start();
    }

    private static boolean isFenced(@Nullable Throwable failure) {
        return failure instanceof FencedInstanceIdException
                || (failure != null && isFenced(failure.getCause()));
    }

    @Override
    public void stop() {
        if (running
                instanceof
                Running.Yes(
                        KafkaStreams streams,
                        RocksDbMemory memory,
                        RowMemory rows,
                        BrokerEnds ends)) {
            running = Running.NOT;
            // Leaving the group lets the next start work at once instead of waiting for a time-out.
            boolean closed =
                    streams.close(
                            CloseOptions.timeout(LONGEST_CLOSE)
                                    .withGroupMembershipOperation(
                                            CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
            ends.close();
            rows.close();
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
        return running instanceof Running.Yes(KafkaStreams streams, _, _, _)
                && streams.state() == KafkaStreams.State.RUNNING
                && streams.metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .flatMap(task -> task.topicPartitions().stream())
                        .allMatch(this::isServed);
    }

    private boolean isServed(TopicPartition source) {
        try {
            for (String store : List.of(CdxTopology.LINES, CdxTopology.BLOCKS)) {
                if (source.topic().equals(CdxTopology.topicOf(store, settings))) {
                    store(store, source.partition());
                }
            }
            return true;
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return false;
        }
    }

    @Override
    public Map<StorePlace, LineStore> stores() {
        Map<StorePlace, LineStore> stores = new TreeMap<>();
        for (StorePlace place : StorePlace.all()) {
            try {
                stores.put(place, store(place.kind(), place.partition()));
            } catch (InvalidStateStoreException | IllegalStateException e) {
                log.debug("Store {} is not on this node", place, e);
            }
        }
        return stores;
    }

    /**
     * What a store of this node has.
     *
     * @throws InvalidStateStoreException if the store is not, or not whole, on this node
     * @throws IllegalStateException if it is being closed
     */
    KeyValueIterator<Bytes, byte[]> scan(StoreScan scan) {
        return store(scan.store(), scan.partition()).scan(scan);
    }

    /**
     * Captures of a URL in a store of this node; empty where they are more than memory has room
     * for.
     *
     * @throws InvalidStateStoreException if the store is not, or not whole, on this node
     * @throws IllegalStateException if it is being closed
     */
    Optional<UrlRows> rows(
            String store,
            int partition,
            CollectionName collection,
            String urlkey,
            Silence silence) {
        return store(store, partition).rows(collection, urlkey, silence);
    }

    /**
     * Collections of which a store of this node has something.
     *
     * @throws InvalidStateStoreException if the store is not, or not whole, on this node
     * @throws IllegalStateException if it is being closed
     */
    Set<CollectionName> collections(String store, int partition) {
        return store(store, partition).collections();
    }

    /** The node that has a partition of a store, if it is another. */
    Optional<HostInfo> ownerElsewhere(String store, int partition) {
        if (!(running instanceof Running.Yes(KafkaStreams streams, _, _, _))
                || cdx.advertised().isEmpty()) {
            return Optional.empty();
        }
        var source = new TopicPartition(CdxTopology.topicOf(store, settings), partition);
        try {
            return streams.metadataForAllStreamsClients().stream()
                    .filter(node -> node.topicPartitions().contains(source))
                    .map(StreamsMetadata::hostInfo)
                    .filter(node -> !cdx.advertised().get().equals(node.host() + ":" + node.port()))
                    .findFirst();
        } catch (IllegalStateException e) {
            // It is not running any more, or not yet.
            return Optional.empty();
        }
    }

    /**
     * Offset up to which this node has stored a partition of {@code cdx-bulk}; -1 if it has not.
     */
    long stored(Progress progress, int partition) {
        try {
            var source =
                    new TopicPartition(
                            CdxTopology.topicOf(CdxTopology.BLOCKS, settings), partition);
            Long written = store(CdxTopology.BLOCKS, partition).committedOffset(source);
            return Math.max(progress.of(partition), written == null ? -1 : written);
        } catch (InvalidStateStoreException | IllegalStateException e) {
            return -1;
        }
    }

    private static int place(String store, int partition) {
        if (partition < 0 || partition >= Topics.PARTITIONS) {
            throw new InvalidStateStoreException("there is no partition " + partition);
        }
        return store.equals(CdxTopology.BLOCKS) ? partition : Topics.PARTITIONS + partition;
    }

    /** Whether there may be aliases in a partition, as far as this node knows. */
    boolean mayHaveAliases(int partition) {
        LineStore known = found.get(place(CdxTopology.BLOCKS, partition));
        return known == null || !known.serves() || known.hasAliases();
    }

    private LineStore store(String name, int partition) {
        if (!(running instanceof Running.Yes(KafkaStreams streams, _, _, _))) {
            throw new IllegalStateException("the CDX index is not running");
        }
        int place = place(name, partition);
        LineStore known = found.get(place);
        if (known != null && known.serves()) {
            return known;
        }
        LineStore store =
                streams.store(
                        StoreQueryParameters.fromNameAndType(name, new LineStoreType())
                                .withPartition(partition));
        if (!store.serves()) {
            throw new InvalidStateStoreException(
                    "partition " + partition + " of store " + name + " is not whole");
        }
        found.set(place, store);
        return store;
    }

    private sealed interface Running {
        Running NOT = new No();

        record No() implements Running {}

        record Yes(KafkaStreams streams, RocksDbMemory memory, RowMemory rows, BrokerEnds ends)
                implements Running {}
    }
}

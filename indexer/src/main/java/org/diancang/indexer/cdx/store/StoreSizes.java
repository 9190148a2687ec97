package org.diancang.indexer.cdx.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diancang.indexer.IndexerSettings;
import org.springframework.stereotype.Component;

/** How much the stores of this node take, and putting them in order. */
@Component
final class StoreSizes {
    private final IndexerSettings settings;
    private final NodeStores node;
    private final TopicLog log;
    private final IncompleteStores incomplete;
    private final OneAtATime work;

    StoreSizes(
            IndexerSettings settings,
            NodeStores node,
            TopicLog log,
            IncompleteStores incomplete,
            OneAtATime work) {
        this.settings = settings;
        this.node = node;
        this.log = log;
        this.incomplete = incomplete;
        this.work = work;
    }

    /**
     * As they are now.
     *
     * @throws LineStoreException if Kafka does not answer, or a store is given up meanwhile
     */
    Sizes now() {
        try {
            return read();
        } catch (IllegalStateException e) {
            throw new LineStoreException("a store moves to another node; ask again", e);
        }
    }

    private Sizes read() {
        List<Size> sizes = new ArrayList<>();
        var stores = node.stores();
        var extents = log.extents(stores.keySet().stream().map(p -> p.log(settings)).toList());
        stores.forEach(
                (place, store) -> {
                    var topic = place.log(settings);
                    var extent = extents.getOrDefault(topic, new TopicLog.Extent(0, 0));
                    var readTo = store.committedOffset(topic);
                    sizes.add(
                            new Size(
                                    place.kind(),
                                    place.partition(),
                                    store.size(),
                                    topic.topic(),
                                    extent.start(),
                                    extent.end(),
                                    readTo == null
                                            ? StoredOffset.NONE
                                            : Math.max(StoredOffset.NONE, readTo)));
                });
        return new Sizes(sizes.stream().mapToLong(Size::bytes).sum(), sizes, incomplete.reasons());
    }

    /**
     * Puts all in order, one after the other; may take long.
     *
     * @throws StoreConflictException if something else is being done
     */
    Compacted compact() {
        return work.run(
                "compacting its stores",
                () -> {
                    Map<StorePlace, LineStore> stores = node.stores();
                    long before = bytes(stores);
                    Map<String, Long> after = new TreeMap<>();
                    stores.forEach(
                            (place, store) -> {
                                store.compact();
                                after.merge(place.kind(), store.size(), Long::sum);
                            });
                    return new Compacted(stores.size(), before, bytes(stores), after);
                });
    }

    private static long bytes(Map<StorePlace, LineStore> stores) {
        return stores.values().stream().mapToLong(LineStore::size).sum();
    }

    /**
     * @param bytes of all stores
     * @param stores each
     * @param incomplete why stores of this node are not read
     */
    record Sizes(long bytes, List<Size> stores, List<String> incomplete) {}

    /**
     * @param bytes on disk and not yet on disk
     * @param topic its log
     * @param begin first message that the topic still has
     * @param end offset of the next one
     * @param readTo last message that the store is sure to keep if it is killed now; -1 for none
     */
    record Size(
            String kind,
            int partition,
            long bytes,
            String topic,
            long begin,
            long end,
            long readTo) {}

    /**
     * @param stores how many
     * @param bytesBefore of all
     * @param bytesAfter of all
     * @param bytesByKind of each kind, after
     */
    record Compacted(
            int stores, long bytesBefore, long bytesAfter, Map<String, Long> bytesByKind) {}
}

package org.diancang.indexer.cdx.store;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.diancang.indexer.IndexerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes blocks that a snapshot makes dispensable; nothing else ever deletes from {@code
 * cdx-bulk}.
 */
@Component
final class BlockRetention {
    private static final Logger logger = LoggerFactory.getLogger(BlockRetention.class);

    private static final Comparator<TopicPartition> BY_PARTITION =
            Comparator.comparingInt(TopicPartition::partition);

    private final IndexerSettings settings;
    private final TopicLog log;

    BlockRetention(IndexerSettings settings, TopicLog log) {
        this.settings = settings;
        this.log = log;
    }

    /**
     * Deletes what a snapshot contains.
     *
     * @param verified as it was found to be just now
     * @throws StoreConflictException if it is not sound, not of this topic, or not of all
     *     partitions
     */
    Map<Integer, TopicLog.Extent> trim(Snapshots.Verified verified) {
        if (!verified.faults().isEmpty()) {
            throw refused("it is damaged: " + String.join("; ", verified.faults()));
        }
        Map<TopicPartition, Long> before = new TreeMap<>(BY_PARTITION);
        for (StorePlace place : StorePlace.all()) {
            if (place.kind().equals(CdxTopology.BLOCKS)) {
                before.put(place.log(settings), store(verified.snapshot(), place).offset() + 1);
            }
        }
        var extents = log.extents(before.keySet());
        before.forEach((topic, offset) -> mustHave(extents, topic, offset));
        logger.info(
                "Blocks before {} are deleted; {} has them", before, verified.snapshot().folder());
        log.deleteBefore(before);
        Map<Integer, TopicLog.Extent> left = new TreeMap<>();
        log.extents(before.keySet()).forEach((topic, now) -> left.put(topic.partition(), now));
        return left;
    }

    private SnapshotManifest.Store store(Snapshot snapshot, StorePlace place) {
        SnapshotManifest.Store store =
                snapshot.newest(place)
                        .map(Snapshot.Kept::store)
                        .orElseThrow(() -> refused("store " + place + " is not in it"));
        String id = log.id(place.log(settings).topic());
        if (!store.topicId().equals(id)) {
            throw refused("it is of another topic of this name");
        }
        return store;
    }

    private static void mustHave(
            Map<TopicPartition, TopicLog.Extent> extents, TopicPartition topic, long offset) {
        var extent = extents.get(topic);
        if (extent == null || offset > extent.end()) {
            throw refused("it has read further than " + topic + " goes");
        }
    }

    private static StoreConflictException refused(String why) {
        return new StoreConflictException("Nothing was deleted, for of the snapshot " + why + ".");
    }
}

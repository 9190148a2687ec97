package org.diancang.indexer.cdx.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.diancang.indexer.IndexerSettings;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets a store be read only if what it has and what its topic still has are the whole. Kafka
 * Streams itself begins without a word where a topic that was trimmed begins now; such a store is
 * first filled from a snapshot, or stays shut.
 */
@Component
final class StoreRecovery implements StoreOrigin {
    private static final Logger logger = LoggerFactory.getLogger(StoreRecovery.class);

    private final IndexerSettings settings;
    private final SnapshotSource snapshots;
    private final TopicLog log;
    private final IncompleteStores incomplete;

    StoreRecovery(
            IndexerSettings settings,
            SnapshotSource snapshots,
            TopicLog log,
            IncompleteStores incomplete) {
        this.settings = settings;
        this.snapshots = snapshots;
        this.log = log;
        this.incomplete = incomplete;
    }

    @Override
    public Found prepare(Path folder, StorePlace place) {
        incomplete.remove(place);
        TopicPartition topic = place.log(settings);
        var extent = Optional.ofNullable(log.extents(List.of(topic)).get(topic)).orElseThrow();
        long readTo = readTo(folder, topic);
        boolean isAll = extent.start() <= readTo + 1;
        if (isAll && (readTo >= 0 || !snapshots.isNamed())) {
            return Found.COMPLETE;
        }
        List<String> reasons = new ArrayList<>();
        for (SnapshotSource.Candidate candidate :
                snapshots.of(place, topic, extent, !isAll, reasons)) {
            try {
                SnapshotPlacing.place(candidate.kept(), folder, candidate.anew());
                logger.info(
                        "Store {} begins with {}, message {} of {}",
                        place,
                        candidate.kept().folder(),
                        candidate.kept().store().offset(),
                        topic);
                return Found.COMPLETE;
            } catch (DamagedSnapshotException e) {
                logger.error("Store {} can't be taken from a snapshot", place, e);
                reasons.add(e.getMessage());
                if (candidate.named()) {
                    // Who names a snapshot means that one.
                    return refused(place, topic, extent, readTo, reasons);
                }
            }
        }
        if (isAll) {
            logger.info("Store {} is read from {}: {}", place, topic, reasons);
            return Found.COMPLETE;
        }
        return refused(place, topic, extent, readTo, reasons);
    }

    private static long readTo(Path folder, TopicPartition topic) {
        try {
            return StoredOffset.in(folder, topic);
        } catch (RocksDBException e) {
            throw new LineStoreException("store " + folder + " can't be opened", e);
        }
    }

    private Found refused(
            StorePlace place,
            TopicPartition topic,
            TopicLog.Extent extent,
            long readTo,
            List<String> reasons) {
        String has = readTo < 0 ? "is empty" : "ends at message " + readTo;
        String reason =
                "Store %s %s, %s begins at message %d, and no snapshot fills it: %s. It is neither read nor changed; set diancang.cdx.restore-from to a good snapshot and start again."
                        .formatted(
                                place,
                                has,
                                topic,
                                extent.start(),
                                reasons.isEmpty() ? "there is none" : String.join("; ", reasons));
        logger.error("{}", reason);
        incomplete.add(place, reason);
        return new Found(false, () -> incomplete.remove(place));
    }
}

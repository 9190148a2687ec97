package org.diancang.indexer.cdx.store;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.diancang.indexer.IndexerSettings;
import org.springframework.stereotype.Component;

/** The snapshots that a store can begin with, the best first. */
@Component
final class SnapshotSource {
    /** Removals since must still be in the topic when the last of it has been read. */
    private static final Duration OLDEST = CdxTopics.TOMBSTONES_KEPT.minusDays(1);

    private final SnapshotFolder folder;
    private final TopicLog log;
    private final Clock clock;
    private final Optional<Snapshot> named;

    /**
     * @throws IllegalStateException if {@code diancang.cdx.restore-from} is no whole snapshot
     */
    SnapshotSource(
            SnapshotSettings snapshots, IndexerSettings settings, TopicLog log, Clock clock) {
        this.folder = new SnapshotFolder(snapshots.folder(settings));
        this.log = log;
        this.clock = clock;
        named = snapshots.restored().map(Snapshot::read);
        named.map(SnapshotCheck::ofLengths)
                .filter(faults -> !faults.isEmpty())
                .ifPresent(
                        faults -> {
                            throw new DamagedSnapshotException(
                                    "diancang.cdx.restore-from is damaged: "
                                            + String.join("; ", faults));
                        });
    }

    /** Whether somebody named the snapshot that empty stores begin with. */
    boolean isNamed() {
        return named.isPresent();
    }

    /**
     * Those that a store can begin with.
     *
     * @param any whether any will do, or only the one that was named
     * @param reasons gets a sentence for each that can't be used
     */
    List<Candidate> of(
            StorePlace place,
            TopicPartition topic,
            TopicLog.Extent extent,
            boolean any,
            List<String> reasons) {
        String id = log.id(topic.topic());
        List<Candidate> found = new ArrayList<>();
        named.flatMap(snapshot -> snapshot.newest(place))
                .map(kept -> new Candidate(kept, true, !kept.store().topicId().equals(id)))
                .ifPresent(found::add);
        if (any) {
            folder.readable(reasons).stream()
                    .flatMap(snapshot -> snapshot.newest(place).stream())
                    .filter(kept -> kept.store().topicId().equals(id))
                    .sorted(
                            Comparator.comparingLong((Snapshot.Kept kept) -> kept.store().offset())
                                    .reversed())
                    .forEach(kept -> found.add(new Candidate(kept, false, false)));
        }
        return found.stream()
                .filter(
                        candidate -> {
                            Optional<String> unfit = unfit(candidate, extent);
                            unfit.ifPresent(
                                    why -> reasons.add(candidate.kept().folder() + " " + why));
                            return unfit.isEmpty();
                        })
                .toList();
    }

    private Optional<String> unfit(Candidate candidate, TopicLog.Extent extent) {
        SnapshotManifest.Store store = candidate.kept().store();
        if (candidate.anew()) {
            return extent.start() == 0
                    ? Optional.empty()
                    : Optional.of("is of another topic, and this one no longer begins at 0");
        }
        if (store.offset() + 1 < extent.start()) {
            return Optional.of("ends before the topic begins, at message " + store.offset());
        }
        if (store.offset() >= extent.end()) {
            return Optional.of("has read further than the topic goes, to " + store.offset());
        }
        Duration age = Duration.between(candidate.kept().part().manifest().time(), clock.instant());
        return store.place().kind().equals(CdxTopology.LINES) && age.compareTo(OLDEST) > 0
                ? Optional.of("is too old to learn of each capture removed since")
                : Optional.empty();
    }

    /**
     * A store that can be used.
     *
     * @param named whether it is of the snapshot that was named
     * @param anew whether its topic is another than the present one, which is read from the
     *     beginning
     */
    record Candidate(Snapshot.Kept kept, boolean named, boolean anew) {}
}

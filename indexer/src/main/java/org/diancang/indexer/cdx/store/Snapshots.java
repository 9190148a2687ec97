package org.diancang.indexer.cdx.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.springframework.stereotype.Component;

/** Snapshots of the stores: taken on this node, listed and verified. */
@Component
final class Snapshots {
    private final NodeStores node;
    private final IncompleteStores incomplete;
    private final SnapshotWriter writer;
    private final SnapshotFolder folder;

    Snapshots(
            NodeStores node,
            IncompleteStores incomplete,
            SnapshotWriter writer,
            SnapshotSettings snapshots,
            IndexerSettings settings) {
        this.node = node;
        this.incomplete = incomplete;
        this.writer = writer;
        folder = new SnapshotFolder(snapshots.folder(settings));
    }

    /**
     * Writes this node's part of a snapshot.
     *
     * @throws StoreConflictException if this node has written to it before, or lacks lines
     * @throws CdxUnavailableException if its stores are being loaded
     */
    Summary take(SnapshotName name) {
        if (writer.isWritten(folder.of(name))) {
            throw new StoreConflictException(
                    "This node has written to snapshot " + name.value() + " before.");
        }
        if (!incomplete.reasons().isEmpty()) {
            throw new StoreConflictException(incomplete.reasons().getFirst());
        }
        if (!node.isReady()) {
            throw new CdxUnavailableException(
                    "Stores are being loaded.", new IllegalStateException("not ready"));
        }
        try {
            writer.write(folder.of(name), node.stores());
        } catch (IllegalStateException e) {
            throw new CdxUnavailableException("A store was taken away meanwhile.", e);
        }
        return summary(name);
    }

    List<Summary> list() {
        return folder.names().stream().map(this::summary).toList();
    }

    private Summary summary(SnapshotName name) {
        try {
            Snapshot snapshot = Snapshot.read(folder.of(name));
            return new Summary(
                    name.value(),
                    snapshot.parts().stream()
                            .map(
                                    part ->
                                            new Part(
                                                    part.manifest().instance(),
                                                    part.manifest().time(),
                                                    part.manifest().stores().size(),
                                                    part.manifest().bytes()))
                            .toList(),
                    snapshot.missing().stream().map(StorePlace::folder).toList(),
                    List.of());
        } catch (DamagedSnapshotException e) {
            return new Summary(
                    name.value(), List.of(), List.of(), List.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Reads every byte of a snapshot; it takes as long.
     *
     * @throws UnknownSnapshotException if there is none
     */
    Verified verify(SnapshotName name) {
        if (!folder.names().contains(name)) {
            throw new UnknownSnapshotException(name);
        }
        List<String> faults = new ArrayList<>();
        try {
            Snapshot snapshot = Snapshot.read(folder.of(name));
            faults.addAll(SnapshotCheck.ofAll(snapshot));
            return new Verified(snapshot, faults);
        } catch (DamagedSnapshotException e) {
            faults.add(String.valueOf(e.getMessage()));
            return new Verified(new Snapshot(folder.of(name), List.of()), faults);
        }
    }

    /**
     * @param snapshot what was read
     * @param faults a sentence for each
     */
    record Verified(Snapshot snapshot, List<String> faults) {
        Verified {
            faults = List.copyOf(faults);
        }
    }

    /**
     * @param parts one a node
     * @param missing stores of the index that are not in it
     * @param faults what is seen at once to be wrong
     */
    record Summary(String name, List<Part> parts, List<String> missing, List<String> faults) {}

    /**
     * @param instance that wrote it
     * @param time when it began to
     * @param stores how many
     * @param bytes of their files, also where these are links
     */
    record Part(String instance, Instant time, int stores, long bytes) {}
}

package org.diancang.indexer.cdx.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;
import org.rocksdb.RocksDBException;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Writes this node's part of a snapshot; it has its name only once it is whole. */
@Component
final class SnapshotWriter {
    private final IndexerSettings settings;
    private final TopicLog log;
    private final Clock clock;

    SnapshotWriter(IndexerSettings settings, TopicLog log, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    /** Whether this node has written to a snapshot before. */
    boolean isWritten(Path snapshot) {
        return Files.exists(Snapshot.part(snapshot, settings.instance()));
    }

    /**
     * @throws UncheckedIOException if files can't be written
     * @throws IllegalStateException if a store is taken away meanwhile
     */
    Snapshot.Part write(Path snapshot, Map<StorePlace, LineStore> stores) {
        Path whole = Snapshot.part(snapshot, settings.instance());
        Path unfinished = snapshot.resolve("." + whole.getFileName() + ".unfinished");
        try {
            FileSystemUtils.deleteRecursively(unfinished);
            Files.createDirectories(unfinished);
            try {
                SnapshotManifest manifest = fill(unfinished, stores);
                ManifestFile.write(unfinished, manifest);
                Durable.force(unfinished);
                Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
                Durable.force(snapshot);
                return new Snapshot.Part(whole, manifest);
            } finally {
                FileSystemUtils.deleteRecursively(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("snapshot " + snapshot + " can't be written", e);
        }
    }

    private SnapshotManifest fill(Path folder, Map<StorePlace, LineStore> stores)
            throws IOException {
        Instant begun = clock.instant();
        List<SnapshotManifest.Store> written = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (var store : new TreeMap<>(stores).entrySet()) {
            StorePlace place = store.getKey();
            Path files = folder.resolve(place.folder());
            store.getValue().checkpoint(files);
            TopicPartition topic = place.log(settings);
            written.add(
                    new SnapshotManifest.Store(
                            place,
                            topic.topic(),
                            ids.computeIfAbsent(topic.topic(), log::id),
                            offset(files, topic),
                            digests(files)));
            Durable.force(files);
        }
        return new SnapshotManifest(
                SnapshotManifest.VERSION, settings.instance(), begun, Topics.PARTITIONS, written);
    }

    /** From the very files, since the store goes on meanwhile. */
    private static long offset(Path files, TopicPartition topic) {
        try {
            return StoredOffset.in(files, topic);
        } catch (RocksDBException e) {
            throw new LineStoreException("what was just written can't be read: " + files, e);
        }
    }

    private static List<SnapshotManifest.File> digests(Path folder) throws IOException {
        List<SnapshotManifest.File> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.sorted().toList()) {
                files.add(
                        new SnapshotManifest.File(
                                file.getFileName().toString(),
                                Files.size(file),
                                FileDigest.of(file)));
                Durable.force(file);
            }
        }
        return files;
    }
}

package org.diancang.indexer.cdx.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.rocksdb.RocksDBException;

/** Finds what is wrong with a snapshot; a sentence for each fault. */
final class SnapshotCheck {
    private SnapshotCheck() {}

    /** Whether files are there and as long as they were; quick. */
    static List<String> ofLengths(Snapshot snapshot) {
        List<String> faults = new ArrayList<>();
        for (Snapshot.Kept kept : snapshot.kept()) {
            kept.store().files().forEach(file -> lengthOf(kept.file(file), file, faults));
        }
        return faults;
    }

    /** Reads every byte, opens every store and compares how far it has read. */
    static List<String> ofAll(Snapshot snapshot) {
        List<String> faults = new ArrayList<>();
        for (Snapshot.Kept kept : snapshot.kept()) {
            List<String> found = new ArrayList<>();
            kept.store().files().forEach(file -> contentOf(kept.file(file), file, found));
            if (found.isEmpty()) {
                offsetOf(kept.folder(), kept.store(), found);
            }
            faults.addAll(found);
        }
        return faults;
    }

    private static boolean lengthOf(
            Path path, SnapshotManifest.File expected, List<String> faults) {
        try {
            if (!Files.isRegularFile(path)) {
                faults.add(path + " is missing");
            } else if (Files.size(path) != expected.length()) {
                faults.add(
                        path
                                + " has "
                                + Files.size(path)
                                + " bytes in place of "
                                + expected.length());
            } else {
                return true;
            }
        } catch (IOException e) {
            faults.add(path + " can't be read: " + e.getMessage());
        }
        return false;
    }

    private static void contentOf(Path path, SnapshotManifest.File expected, List<String> faults) {
        if (!lengthOf(path, expected, faults)) {
            return;
        }
        try {
            if (!FileDigest.of(path).equals(expected.sha512())) {
                faults.add(path + " is not as it was written: its SHA-512 is another");
            }
        } catch (IOException e) {
            faults.add(path + " can't be read: " + e.getMessage());
        }
    }

    private static void offsetOf(Path folder, SnapshotManifest.Store store, List<String> faults) {
        try {
            var log = new TopicPartition(store.topic(), store.place().partition());
            long offset = StoredOffset.in(folder, log);
            if (offset != store.offset()) {
                faults.add(
                        folder
                                + " has read to message "
                                + offset
                                + ", its manifest says "
                                + store.offset());
            }
        } catch (RocksDBException e) {
            faults.add(folder + " can't be opened: " + e.getMessage());
        }
    }
}

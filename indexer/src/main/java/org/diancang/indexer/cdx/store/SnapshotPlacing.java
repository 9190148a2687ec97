package org.diancang.indexer.cdx.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.TopicPartition;
import org.rocksdb.RocksDBException;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a store of a snapshot where a store is going to be opened, every byte checked. Killed
 * midway, it leaves what was there before, or nothing.
 */
final class SnapshotPlacing {
    private SnapshotPlacing() {}

    /**
     * @param folder of the store; what is there is replaced
     * @param anew whether the topic is to be read from its beginning, since it is not the one that
     *     the snapshot's offset is of
     * @throws DamagedSnapshotException if the snapshot is not as it was written
     */
    static void place(Snapshot.Kept kept, Path folder, boolean anew) {
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        try {
            FileSystemUtils.deleteRecursively(unfinished);
            Files.createDirectories(unfinished);
            for (SnapshotManifest.File file : kept.store().files()) {
                place(kept.file(file), unfinished.resolve(file.name()), file);
            }
            checkOffset(kept, unfinished, anew);
            FileSystemUtils.deleteRecursively(folder);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            Durable.force(folder.resolveSibling("."));
        } catch (IOException e) {
            throw new DamagedSnapshotException(
                    kept.folder() + " can't be copied to " + folder + ": " + e, e);
        } catch (RocksDBException e) {
            throw new DamagedSnapshotException(kept.folder() + " can't be opened", e);
        }
    }

    private static void place(Path from, Path to, SnapshotManifest.File expected)
            throws IOException {
        String digest = isLinked(from, to) ? FileDigest.of(to) : copied(from, to);
        if (!digest.equals(expected.sha512()) || Files.size(to) != expected.length()) {
            throw new DamagedSnapshotException(
                    from + " is not as it was written: its SHA-512 is another");
        }
    }

    /** Only files of lines never change; all others a store may write to. */
    private static boolean isLinked(Path from, Path to) throws IOException {
        if (!from.getFileName().toString().endsWith(".sst")) {
            return false;
        }
        try {
            Files.createLink(to, from);
            return true;
        } catch (FileSystemException | UnsupportedOperationException e) {
            if (!Files.isRegularFile(from)) {
                throw new DamagedSnapshotException(from + " is missing", e);
            }
            return false; // another disk, or a file system without links
        }
    }

    private static String copied(Path from, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            String digest = FileDigest.copied(from, out);
            out.flush();
            Durable.force(to);
            return digest;
        }
    }

    private static void checkOffset(Snapshot.Kept kept, Path folder, boolean anew)
            throws RocksDBException {
        SnapshotManifest.Store store = kept.store();
        var log = new TopicPartition(store.topic(), store.place().partition());
        if (StoredOffset.in(folder, log) != store.offset()) {
            throw new DamagedSnapshotException(
                    kept.folder() + " has not read as far as its manifest says");
        }
        if (anew) {
            StoredOffset.forget(folder, log);
        }
    }
}

package org.diancang.indexer.cdx.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of snapshots, each under its name.
 *
 * @param path it may not be there yet
 */
record SnapshotFolder(Path path) {
    Path of(SnapshotName name) {
        return path.resolve(name.value());
    }

    /** Names of what is there, sorted. */
    List<SnapshotName> names() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(path)) {
            return found.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(SnapshotName::isValid)
                    .sorted()
                    .map(SnapshotName::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("snapshots can't be listed: " + path, e);
        }
    }

    /**
     * All whose manifests can be read.
     *
     * @param reasons gets a sentence for each of the others
     */
    List<Snapshot> readable(List<String> reasons) {
        List<Snapshot> readable = new ArrayList<>();
        for (SnapshotName name : names()) {
            try {
                readable.add(Snapshot.read(of(name)));
            } catch (DamagedSnapshotException e) {
                reasons.add(e.getMessage());
            }
        }
        return readable;
    }
}

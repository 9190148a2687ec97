package org.diancang.indexer.cdx.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A snapshot: a folder with one part for each node that wrote to it.
 *
 * @param folder that it lies in
 * @param parts what nodes have put there
 */
record Snapshot(Path folder, List<Part> parts) {
    /** Begins the name of a part's folder. */
    private static final String NODE = "node-";

    Snapshot {
        parts = List.copyOf(parts);
    }

    /** Folder of a node's part. */
    static Path part(Path snapshot, String instance) {
        return snapshot.resolve(NODE + instance);
    }

    /**
     * @throws DamagedSnapshotException if there is none, or a manifest is not as it was written
     */
    static Snapshot read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DamagedSnapshotException(folder + " is no folder");
        }
        try (Stream<Path> found = Files.list(folder)) {
            List<Part> parts =
                    found.filter(part -> part.getFileName().toString().startsWith(NODE))
                            .filter(Files::isDirectory)
                            .sorted()
                            .map(part -> new Part(part, ManifestFile.read(part)))
                            .toList();
            if (parts.isEmpty()) {
                throw new DamagedSnapshotException(folder + " holds no part of a snapshot");
            }
            return new Snapshot(folder, parts);
        } catch (IOException e) {
            throw new DamagedSnapshotException(folder + " can't be read", e);
        }
    }

    /** Every store in it. */
    List<Kept> kept() {
        return parts.stream()
                .flatMap(
                        part ->
                                part.manifest().stores().stream()
                                        .map(store -> new Kept(part, store)))
                .toList();
    }

    /** A store as it was last; two nodes may have had it one after the other. */
    Optional<Kept> newest(StorePlace place) {
        return kept().stream()
                .filter(kept -> kept.store().place().equals(place))
                .max(Comparator.comparingLong(kept -> kept.store().offset()));
    }

    /** Stores of the index that are not in it. */
    List<StorePlace> missing() {
        Set<StorePlace> there = new HashSet<>();
        kept().forEach(kept -> there.add(kept.store().place()));
        return StorePlace.all().stream().filter(place -> !there.contains(place)).toList();
    }

    /**
     * @param folder that it lies in
     * @param manifest what is in it
     */
    record Part(Path folder, SnapshotManifest manifest) {}

    /**
     * A store in a snapshot.
     *
     * @param part that has it
     * @param store what the part's manifest says of it
     */
    record Kept(Part part, SnapshotManifest.Store store) {
        Path folder() {
            return part.folder().resolve(store.place().folder());
        }

        Path file(SnapshotManifest.File file) {
            return folder().resolve(file.name());
        }
    }
}

package org.diancang.indexer.cdx.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one node has put into a snapshot ({@code manifest.json}).
 *
 * @param version of this form and of the stores in it, 2
 * @param instance node that wrote it
 * @param time when it began to
 * @param partitions how many the topics have
 * @param stores what is in it
 */
record SnapshotManifest(
        int version, String instance, Instant time, int partitions, List<Store> stores) {
    static final int VERSION = 2;

    SnapshotManifest {
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "version must be "
                            + VERSION
                            + ", is "
                            + version
                            + ": another Diancang wrote it");
        }
        stores = List.copyOf(stores);
    }

    Optional<Store> store(StorePlace place) {
        return stores.stream().filter(store -> store.place().equals(place)).findFirst();
    }

    long bytes() {
        return stores.stream()
                .flatMap(store -> store.files().stream())
                .mapToLong(File::length)
                .sum();
    }

    /**
     * A store; its files are in a folder called after it.
     *
     * @param topic that is its log
     * @param topicId identity of that topic
     * @param offset of the last message that it is sure to contain; -1 for none
     */
    record Store(StorePlace place, String topic, String topicId, long offset, List<File> files) {
        Store {
            files = List.copyOf(files);
        }
    }

    /**
     * @param name within the folder of its store
     * @param length in bytes
     * @param sha512 digest in hexadecimal
     */
    record File(String name, long length, String sha512) {
        File {
            if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
                throw new IllegalArgumentException("no name of a file of a store: " + name);
            }
        }
    }
}

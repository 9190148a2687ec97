package org.diancang.indexer.cdx.store;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.TopicPartition;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** How far a topic was read into a store, as the files of a closed store say. */
final class StoredOffset {
    /** Nothing was read yet. */
    static final long NONE = -1;

    static {
        RocksDB.loadLibrary();
    }

    private StoredOffset() {}

    /**
     * Offset of the last message that the store is sure to contain; {@link #NONE} without any, or
     * without files. Changes nothing.
     *
     * @throws RocksDBException if the files are no store
     */
    static long in(Path folder, TopicPartition log) throws RocksDBException {
        if (!Files.exists(folder.resolve("CURRENT"))) {
            return NONE;
        }
        try (var options = new Options();
                var db = RocksDB.openReadOnly(options, folder.toString())) {
            byte[] offset = db.get(StoredKey.ofOffset(log.toString()));
            // Kafka Streams notes a negative number where it does not know.
            return offset == null ? NONE : Math.max(NONE, ByteBuffer.wrap(offset).getLong());
        }
    }

    /**
     * Lets a store forget how far it has read, so that the topic is read from its beginning.
     *
     * @throws RocksDBException if the files are no store
     */
    static void forget(Path folder, TopicPartition log) throws RocksDBException {
        try (var options = new Options();
                var db = RocksDB.open(options, folder.toString())) {
            db.delete(StoredKey.ofOffset(log.toString()));
        }
    }
}

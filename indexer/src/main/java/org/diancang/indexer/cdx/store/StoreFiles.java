package org.diancang.indexer.cdx.store;

import java.nio.file.Path;
import org.rocksdb.Checkpoint;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** The files of an open store. */
final class StoreFiles {
    private StoreFiles() {}

    /** Bytes of them and of what is only in memory yet. */
    static long size(RocksDB db) throws RocksDBException {
        return db.getLongProperty("rocksdb.total-sst-files-size")
                + db.getLongProperty("rocksdb.cur-size-all-mem-tables");
    }

    /** Writes what is only in memory yet. */
    static RocksDB flush(RocksDB db) throws RocksDBException {
        try (var flush = new FlushOptions().setWaitForFlush(true)) {
            db.flush(flush);
        }
        return db;
    }

    /** Puts them in order. */
    static RocksDB compact(RocksDB db) throws RocksDBException {
        flush(db).compactRange();
        return db;
    }

    /** Puts them into a new folder, as links where that can be. */
    static RocksDB checkpoint(RocksDB db, Path folder) throws RocksDBException {
        try (var checkpoint = Checkpoint.create(db)) {
            checkpoint.createCheckpoint(folder.toString());
        }
        return db;
    }
}

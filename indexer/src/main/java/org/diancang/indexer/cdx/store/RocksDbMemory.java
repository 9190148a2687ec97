package org.diancang.indexer.cdx.store;

import java.nio.file.Path;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.Env;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.Priority;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBufferManager;
import org.springframework.util.unit.DataSize;

/**
 * One budget of memory outside the heap that all stores share, however many partitions this node
 * has. Closed after the stores.
 */
final class RocksDbMemory implements AutoCloseable {
    /** Under which the streams configuration hands the budget to the stores. */
    static final String CONFIG_KEY = "diancang.rocksdb.memory";

    /** Collection and host, so that a filter of prefixes spares files that lack the host. */
    private static final int PREFIX = 24;

    static {
        RocksDB.loadLibrary();
        // What puts files in order must not keep look-ups waiting for a core.
        for (Priority pool : List.of(Priority.LOW, Priority.HIGH)) {
            Env.getDefault().lowerThreadPoolCPUPriority(pool).lowerThreadPoolIOPriority(pool);
        }
    }

    /** Blocks are small, and what their lines have in common is the same in all of a file. */
    private static final int DICTIONARY = 64 << 10;

    private final CompressionOptions dictionary =
            new CompressionOptions()
                    .setEnabled(true)
                    .setLevel(6)
                    .setMaxDictBytes(DICTIONARY)
                    .setZStdMaxTrainBytes(DICTIONARY * 8);
    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    /**
     * @param total for blocks and write buffers together; a third of it for write buffers
     */
    RocksDbMemory(DataSize total) {
        cache = new LRUCache(total.toBytes(), -1, false, 0.1);
        writeBuffers = new WriteBufferManager(total.toBytes() / 3, cache);
    }

    /**
     * Opens the store of a folder within the budget.
     *
     * @throws RocksDBException if it can't be opened
     */
    Opened open(Path folder) throws RocksDBException {
        var filter = new BloomFilter(10);
        var options = new Options();
        options.setCreateIfMissing(true);
        options.setTableFormatConfig(
                new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setBlockSize(16 << 10)
                        .setBlockRestartInterval(16)
                        .setFormatVersion(6)
                        .setFilterPolicy(filter)
                        .setWholeKeyFiltering(false)
                        .setCacheIndexAndFilterBlocks(true)
                        .setCacheIndexAndFilterBlocksWithHighPriority(true)
                        .setPinTopLevelIndexAndFilter(true));
        options.useCappedPrefixExtractor(PREFIX);
        options.setWriteBufferManager(writeBuffers);
        options.setWriteBufferSize(16L << 20);
        // Neighbouring urlkeys share long beginnings, and look-ups are range scans.
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        options.setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
        options.setBottommostCompressionOptions(dictionary);
        options.setCompactionStyle(CompactionStyle.LEVEL);
        options.setLevelCompactionDynamicLevelBytes(true);
        options.setMaxBackgroundJobs(2);
        // Who loads lines is not held up while files wait to be put in order: the filters of young
        // files spare most of what so many would cost a look-up.
        options.setLevel0SlowdownWritesTrigger(60);
        options.setLevel0StopWritesTrigger(120);
        // Blocks of a file wait in memory until its dictionary is known.
        options.setTargetFileSizeBase(16L << 20);
        // Most of what is asked for is there: in the last level a filter would spare nothing.
        options.setOptimizeFiltersForHits(true);
        options.setMaxOpenFiles(256);
        // By default 4 MB are put aside for each store's list of files, which has some kilobytes.
        options.setManifestPreallocationSize(64 << 10);
        options.setInfoLogLevel(org.rocksdb.InfoLogLevel.ERROR_LEVEL);
        try {
            return new Opened(RocksDB.open(options, folder.toString()), options, filter);
        } catch (RocksDBException e) {
            options.close();
            filter.close();
            throw e;
        }
    }

    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
        dictionary.close();
    }

    /**
     * An open store with what must live as long.
     *
     * @param db the store
     */
    record Opened(RocksDB db, Options options, BloomFilter filter) implements AutoCloseable {
        @Override
        public void close() {
            db.close();
            options.close();
            filter.close();
        }
    }
}

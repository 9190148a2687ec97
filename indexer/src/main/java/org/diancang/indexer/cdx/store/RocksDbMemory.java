package org.diancang.indexer.cdx.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;
import org.springframework.util.unit.DataSize;

/**
 * One budget of memory outside the heap that all stores share, however many partitions this node
 * has. Closed after the stores.
 */
final class RocksDbMemory implements AutoCloseable {
    /** Under which the streams configuration hands the budget to {@link Bounded}. */
    static final String CONFIG_KEY = "diancang.rocksdb.memory";

    static {
        RocksDB.loadLibrary();
    }

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    /**
     * @param total for blocks and write buffers together; a third of it for write buffers
     */
    RocksDbMemory(DataSize total) {
        cache = new LRUCache(total.toBytes(), -1, false, 0.1);
        writeBuffers = new WriteBufferManager(total.toBytes() / 3, cache);
    }

    private void bound(Options options) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(writeBuffers);
        options.setWriteBufferSize(8L << 20);
        // Neighbouring urlkeys share long beginnings, and look-ups are range scans.
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        options.setCompactionStyle(CompactionStyle.LEVEL);
        options.setLevelCompactionDynamicLevelBytes(true);
    }

    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }

    /** Puts each store into the budget; Kafka Streams makes one by reflection. */
    public static final class Bounded implements RocksDBConfigSetter {
        @Override
        public void setConfig(String store, Options options, Map<String, Object> configuration) {
            if (configuration.get(CONFIG_KEY) instanceof RocksDbMemory memory) {
                memory.bound(options);
            }
        }

        @Override
        public void close(String store, Options options) {
            // cache and write buffers are shared and live longer than one store
        }
    }
}

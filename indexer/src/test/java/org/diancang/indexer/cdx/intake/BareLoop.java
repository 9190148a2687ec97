package org.diancang.indexer.cdx.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diancang.indexer.cdx.CompactBytes;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Main class of a loop that reads the lines of a file as the intake does and writes them to RocksDB
 * at once, without topic, server or partitions: what ingest could reach at most. Started by {@code
 * ./diancang bench cdx}.
 */
final class BareLoop implements LineSink, AutoCloseable {
    private static final int LINES_A_BATCH = 500;

    private final Options options =
            new Options()
                    .setCreateIfMissing(true)
                    .setTableFormatConfig(
                            new BlockBasedTableConfig()
                                    .setBlockSize(8 << 10)
                                    .setFilterPolicy(new BloomFilter(10)))
                    .setWriteBufferSize(16L << 20)
                    .setCompressionType(CompressionType.LZ4_COMPRESSION)
                    .setMaxBackgroundJobs(2);
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final RocksDB db;
    private WriteBatch batch = new WriteBatch();

    private BareLoop(Path folder) throws RocksDBException {
        db = RocksDB.open(options, folder.toString());
    }

    /** {@code FILE FOLDER TIMES}: prints {@code rate LINES_A_SECOND} for all but the first time. */
    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[2]);
        for (int i = 0; i <= times; i++) {
            Path folder = Files.createDirectory(Path.of(arguments[1]).resolve("store-" + i));
            double rate = measure(Path.of(arguments[0]), folder);
            if (i > 0) {
                System.out.printf("rate %.1f%n", rate);
            }
        }
    }

    private static double measure(Path file, Path folder) throws IOException, RocksDBException {
        try (InputStream in = Files.newInputStream(file);
                var loop = new BareLoop(folder)) {
            var every = new EveryLine(loop, false);
            long begin = System.nanoTime();
            LineSplitter.split(in, every);
            loop.write();
            return every.report().lines() / ((System.nanoTime() - begin) / 1e9);
        }
    }

    @Override
    public void put(int partition, CompactBytes key, CompactBytes value) {
        try {
            batch.put(key.toBytes(), value.toBytes());
            if (batch.count() == LINES_A_BATCH) {
                write();
            }
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write() throws RocksDBException {
        db.write(unlogged, batch);
        batch.close();
        batch = new WriteBatch();
    }

    @Override
    public void delete(int partition, CompactBytes key) {
        throw new UnsupportedOperationException("nothing is deleted here");
    }

    @Override
    public void alias(int partition, CompactBytes key, CompactBytes value) {
        throw new UnsupportedOperationException("no aliases here");
    }

    @Override
    public void unalias(int partition, CompactBytes key) {
        throw new UnsupportedOperationException("no aliases here");
    }

    @Override
    public void close() throws RocksDBException {
        try (var flush = new FlushOptions().setWaitForFlush(true)) {
            db.flush(flush);
        }
        batch.close();
        db.close();
        unlogged.close();
        options.close();
    }
}

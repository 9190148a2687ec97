package org.diancang.indexer.cdx.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.LineFacts;
import org.diancang.indexer.cdx.StoredLine;
import org.diancang.indexer.cdx.history.CaptureTime;
import org.diancang.indexer.cdx.history.MonthOfRows;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/**
 * Reads what a store has of one URL straight from its keys and values, without making the keys and
 * texts of lines. Only while the store can't be closed; used by one thread.
 */
final class UrlScan implements AutoCloseable {
    private static final int TIME = 6;

    private final CollectionName collection;
    private final byte[] beginning;
    private final LineFacts facts = new LineFacts();
    private final Slice lowest;
    private final Slice beyond;
    private final ReadOptions options;
    private final RocksIterator lines;

    /**
     * @param beginning of the stored keys of the URL, the space behind its urlkey included
     * @param snapshot what is read
     */
    UrlScan(RocksDB db, CollectionName collection, byte[] beginning, Snapshot snapshot) {
        this.collection = collection;
        this.beginning = beginning;
        lowest = new Slice(beginning);
        byte[] above = beginning.clone();
        above[above.length - 1]++; // what ends it is a space
        beyond = new Slice(above);
        options =
                new ReadOptions()
                        .setSnapshot(snapshot)
                        .setIterateLowerBound(lowest)
                        .setIterateUpperBound(beyond)
                        .setAutoPrefixMode(true)
                        .setFillCache(false);
        lines = db.newIterator(options);
    }

    /** The first month that has lines, from one on; months have six digits. */
    OptionalInt monthFrom(int month) throws RocksDBException {
        lines.seek(keyOf(month * CaptureTime.MONTH));
        return lines.isValid() ? OptionalInt.of(month(lines.key(), beginning.length)) : end();
    }

    private OptionalInt end() throws RocksDBException {
        lines.status();
        return OptionalInt.empty();
    }

    /** Captures of a month. */
    MonthOfRows month(int month, int most) throws RocksDBException, TooManyRowsException {
        var rows = new MonthOfRows.Collector(month);
        long end = (month + 1) * CaptureTime.MONTH;
        for (lines.seek(keyOf(month * CaptureTime.MONTH)); lines.isValid(); lines.next()) {
            byte[] key = lines.key();
            long time = number(key, beginning.length);
            if (time >= end) {
                return rows.rows();
            }
            if (rows.size() >= most) {
                throw new TooManyRowsException();
            }
            byte[] value = lines.value();
            if (CaptureTime.isReal(time) && facts.read(value, () -> whole(key, value))) {
                rows.add(time, facts.digest(), facts.kind());
            }
        }
        lines.status();
        return rows.rows();
    }

    private Optional<StoredLine> whole(byte[] key, byte[] value) {
        return StoredLine.of(Bytes.wrap(StoredKey.read(EntryKind.LINE, collection, key)), value);
    }

    private byte[] keyOf(long time) {
        byte[] key = Arrays.copyOf(beginning, beginning.length + TIME);
        for (int i = 0; i < TIME; i++) {
            key[beginning.length + i] = (byte) (time >>> 8 * (TIME - 1 - i));
        }
        return key;
    }

    /** Month of a stored key, whose time begins at a place. */
    static int month(byte[] key, int at) {
        return (int) (number(key, at) / CaptureTime.MONTH);
    }

    private static long number(byte[] key, int at) {
        long number = 0;
        for (int i = at; i < at + TIME; i++) {
            number = number << 8 | key[i] & 0xff;
        }
        return number;
    }

    @Override
    public void close() {
        lines.close();
        options.close();
        lowest.close();
        beyond.close();
    }

    /** There are more captures than may be kept in memory. */
    static final class TooManyRowsException extends Exception {
        private static final long serialVersionUID = 1;
    }
}

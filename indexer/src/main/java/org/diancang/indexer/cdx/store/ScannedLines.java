package org.diancang.indexer.cdx.store;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * Lines between two keys of a store. Closed by whoever opened it, or by the store when that is
 * taken away while somebody reads; then the next step fails, and does not touch memory that is
 * gone.
 */
final class ScannedLines implements KeyValueIterator<Bytes, byte[]> {
    private final RocksIterator lines;
    private final ReadOptions options;
    private final Slice lowest;
    private final Slice beyond;
    private final StoreScan what;
    private final boolean reverse;
    private final Set<ScannedLines> open;
    private boolean closed;
    private byte @Nullable [] nextKey;

    private ScannedLines(RocksDB db, StoreScan what, Set<ScannedLines> open) {
        this.what = what;
        this.reverse = what.reverse();
        this.open = open;
        byte[] from = bound(what.range().from());
        byte[] to = bound(what.range().to());
        lowest = new Slice(from);
        // The range includes its end: the bound is the least key above it.
        beyond = new Slice(Arrays.copyOf(to, to.length + 1));
        options =
                new ReadOptions()
                        .setIterateLowerBound(lowest)
                        .setIterateUpperBound(beyond)
                        .setAutoPrefixMode(true);
        lines = db.newIterator(options);
        if (reverse) {
            lines.seekToLast();
        } else {
            lines.seek(from);
        }
        read();
    }

    static ScannedLines open(RocksDB db, StoreScan scan, Set<ScannedLines> open) {
        var lines = new ScannedLines(db, scan, open);
        open.add(lines);
        return lines;
    }

    private byte[] bound(Bytes key) {
        return StoredKey.bound(what.kind(), what.collection(), key.get());
    }

    @Override
    public synchronized boolean hasNext() {
        return nextKey != null;
    }

    @Override
    public synchronized Bytes peekNextKey() {
        return Bytes.wrap(key());
    }

    @Override
    public synchronized KeyValue<Bytes, byte[]> next() {
        mustBeOpen();
        KeyValue<Bytes, byte[]> line = KeyValue.pair(Bytes.wrap(key()), lines.value());
        if (reverse) {
            lines.prev();
        } else {
            lines.next();
        }
        read();
        return line;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            open.remove(this);
            lines.close();
            options.close();
            lowest.close();
            beyond.close();
        }
    }

    private byte[] key() {
        if (nextKey == null) {
            throw new NoSuchElementException("no line left");
        }
        return nextKey;
    }

    private void read() {
        if (lines.isValid()) {
            nextKey = StoredKey.read(what.kind(), what.collection(), lines.key());
            return;
        }
        nextKey = null;
        try {
            lines.status();
        } catch (RocksDBException e) {
            throw new LineStoreException("lines can't be read to their end", e);
        }
    }

    private void mustBeOpen() {
        if (closed) {
            throw new IllegalStateException("the store of these lines was closed meanwhile");
        }
    }
}

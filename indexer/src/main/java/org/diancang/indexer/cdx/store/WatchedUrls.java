package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.history.MonthOfRows;
import org.diancang.indexer.cdx.history.UrlRows;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;

/**
 * Captures of URLs of one store as rows. Those of much captured URLs are kept; when the store
 * changes, it says so after it has written, and the month in which it did is read anew before the
 * next answer. Whoever begins to keep a URL is known before it begins to read, so that no change
 * falls in between.
 */
final class WatchedUrls {
    /** URLs with fewer captures are read each time, and changes of theirs need not be noted. */
    private static final int LEAST_KEPT = 500;

    private static final byte SPACE = ' ';

    private final Map<Bytes, WatchedUrl> urls = new ConcurrentHashMap<>();
    private final RowMemory memory;
    private final Consumer<Bytes> outdated;

    /**
     * @param outdated told of a kept URL whenever a line of it changes
     */
    WatchedUrls(RowMemory memory, Consumer<Bytes> outdated) {
        this.memory = memory;
        this.outdated = outdated;
    }

    /** Whether anybody needs to be told of changes. */
    boolean areAny() {
        return !urls.isEmpty();
    }

    /** A line was written or removed. */
    void changed(CollectionName collection, byte[] key) {
        byte[] stored = StoredKey.of(collection, key);
        int time = collection.value().length() + 2;
        while (stored[time] != SPACE) {
            time++;
        }
        Bytes name = Bytes.wrap(Arrays.copyOf(stored, time + 1));
        WatchedUrl url = urls.get(name);
        if (url != null) {
            url.changed(UrlScan.month(stored, time + 1));
            outdated.accept(name);
        }
    }

    /** Whether captures of a URL are known as they are. */
    boolean knows(Bytes name) {
        WatchedUrl known = urls.get(name);
        return known != null && known.isCurrent();
    }

    /**
     * Reads captures of a URL, for which nothing that is kept is forgotten. The store must not be
     * closed meanwhile.
     *
     * @param eachMonth called after each month
     * @return whether there was room
     */
    boolean readAhead(RocksDB db, Bytes name, Runnable eachMonth) throws RocksDBException {
        WatchedUrl known = urls.get(name);
        boolean again = known != null && known.wasRead();
        int most = again ? memory.mostRows() : memory.roomForRows();
        try {
            kept(db, StoredKey.collection(name.get()), name, new Bounds(most, eachMonth));
            return true;
        } catch (UrlScan.TooManyRowsException e) {
            return false;
        }
    }

    /** How many rows may be read, and what is called after each month. */
    private record Bounds(int mostRows, Runnable eachMonth) {}

    /**
     * Captures of a URL as they are now; empty where they are more than may be kept. The store must
     * not be closed meanwhile.
     */
    Optional<UrlRows> rows(RocksDB db, CollectionName collection, String urlkey, Silence silence)
            throws RocksDBException {
        byte[] beginning = StoredKey.beginning(collection, urlkey.getBytes(StandardCharsets.UTF_8));
        Bytes name = Bytes.wrap(beginning);
        WatchedUrl known = urls.get(name);
        if (known != null && known.isCurrent()) {
            memory.touch(known);
            return Optional.of(known.rows());
        }
        var bounds = new Bounds(memory.mostRows(), silence::wentOn);
        try {
            return Optional.of(
                    known == null
                            ? fewOrKept(db, collection, name, bounds)
                            : kept(db, collection, name, bounds));
        } catch (UrlScan.TooManyRowsException e) {
            return Optional.empty();
        }
    }

    private UrlRows fewOrKept(RocksDB db, CollectionName collection, Bytes name, Bounds bounds)
            throws RocksDBException, UrlScan.TooManyRowsException {
        try (var reading = new Reading(db, collection, name.get())) {
            return reading.few(LEAST_KEPT);
        } catch (UrlScan.TooManyRowsException e) {
            return kept(db, collection, name, bounds);
        }
    }

    private UrlRows kept(RocksDB db, CollectionName collection, Bytes name, Bounds bounds)
            throws RocksDBException, UrlScan.TooManyRowsException {
        memory.reading().lock();
        WatchedUrl url = urls.computeIfAbsent(name, _ -> new WatchedUrl(() -> forget(name)));
        boolean whole = false;
        try {
            if (url.isCurrent()) {
                whole = true;
                return url.rows();
            }
            Collection<Integer> changed = url.takeChanged();
            try (var reading = new Reading(db, collection, name.get())) {
                UrlRows rows =
                        url.wasRead()
                                ? url.rows().with(reading.months(List.copyOf(changed), bounds))
                                : UrlRows.of(reading.months(reading.all(), bounds));
                url.read(rows);
                memory.keep(url, rows.bytes());
                whole = true;
                return rows;
            }
        } finally {
            if (!whole) {
                urls.remove(name, url);
                memory.drop(url);
            }
            memory.reading().unlock();
        }
    }

    private void forget(Bytes name) {
        urls.remove(name);
    }

    /** Forgets all, since the store is another. */
    void clear() {
        urls.values().forEach(memory::drop);
        urls.clear();
    }

    /** What the store has at one moment. */
    private final class Reading implements AutoCloseable {
        private final RocksDB db;
        private final CollectionName collection;
        private final byte[] beginning;
        private final Snapshot snapshot;

        Reading(RocksDB db, CollectionName collection, byte[] beginning) {
            this.db = db;
            this.collection = collection;
            this.beginning = beginning;
            this.snapshot = db.getSnapshot();
        }

        UrlScan scan() {
            return new UrlScan(db, collection, beginning, snapshot);
        }

        UrlRows few(int most) throws RocksDBException, UrlScan.TooManyRowsException {
            List<MonthOfRows> months = new ArrayList<>();
            int left = most;
            try (UrlScan scan = scan()) {
                OptionalInt month = scan.monthFrom(0);
                while (month.isPresent()) {
                    MonthOfRows rows = scan.month(month.getAsInt(), left);
                    left -= rows.size();
                    months.add(rows);
                    month = scan.monthFrom(month.getAsInt() + 1);
                }
            }
            return UrlRows.of(months);
        }

        List<Integer> all() throws RocksDBException {
            List<Integer> months = new ArrayList<>();
            try (UrlScan scan = scan()) {
                OptionalInt month = scan.monthFrom(0);
                while (month.isPresent()) {
                    months.add(month.getAsInt());
                    month = scan.monthFrom(month.getAsInt() + 1);
                }
            }
            return months;
        }

        List<MonthOfRows> months(List<Integer> wanted, Bounds bounds)
                throws RocksDBException, UrlScan.TooManyRowsException {
            return new MonthsRead(memory, this::scan, wanted, bounds.mostRows())
                    .read(bounds.eachMonth());
        }

        @Override
        public void close() {
            db.releaseSnapshot(snapshot);
            snapshot.close();
        }
    }
}

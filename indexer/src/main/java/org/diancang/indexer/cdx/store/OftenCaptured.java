package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CollectionName;
import org.rocksdb.Range;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * URLs of one store that have very many lines. They are read into memory before anybody asks for
 * them, so that the first who does needs not wait, and are noted in the store, so that this holds
 * after a start too. Found by looking at one line of a thousand that are written.
 */
final class OftenCaptured implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OftenCaptured.class);

    /** So many lines are written between two that are looked at. */
    private static final int EACH = 1_024;

    /** What lines of a URL take in files, compressed; such are some ten thousand. */
    private static final long LEAST_BYTES = 1 << 20;

    /** Captures of a URL that was read which make it one of these; of fewer nobody waits long. */
    private static final int LEAST_CAPTURES = 50_000;

    /** Lines often come in great numbers: what is read among them is read again soon. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** Reading may take a tenth of a processor's time while a URL is written on and on. */
    private static final int PAUSE_FOR_EACH_READING = 10;

    /** Where there was no room, there may be some after a while. */
    private static final Duration PAUSE_FOR_ROOM = Duration.ofMinutes(10);

    private final RowMemory memory;
    private final Store store;
    private final Set<Bytes> noted = ConcurrentHashMap.newKeySet();
    private final Set<Bytes> expected = ConcurrentHashMap.newKeySet();
    private final Map<Bytes, Long> notBefore = new ConcurrentHashMap<>();
    private int written;
    private volatile boolean closed;

    /** The store, as far as it is needed to read ahead. */
    interface Store {
        /** Whether it answers questions: a warm copy of another node's needs not be read. */
        boolean serves();

        /** Whether captures of a URL are known as they are. */
        boolean knows(Bytes url);

        /**
         * Reads captures of a URL into memory.
         *
         * @param url what the stored keys of its lines begin with
         * @param goesOn called now and then; throws where reading is to end
         * @return whether there was room
         * @throws IllegalStateException if the store is closed
         */
        boolean read(Bytes url, Runnable goesOn);
    }

    OftenCaptured(RowMemory memory, Store store) {
        this.memory = memory;
        this.store = store;
    }

    /** Reads which URLs were noted. */
    void opened(RocksDB db) throws RocksDBException {
        try (var options = new ReadOptions().setTotalOrderSeek(true);
                RocksIterator notes = db.newIterator(options)) {
            notes.seek(StoredKey.oftenCaptured());
            while (notes.isValid()) {
                Optional<byte[]> url = StoredKey.oftenCaptured(notes.key());
                if (url.isEmpty()) {
                    return;
                }
                noted.add(Bytes.wrap(url.get()));
                notes.next();
            }
            notes.status();
        }
    }

    /** From now on questions may come. */
    void serves() {
        noted.forEach(url -> expect(url, Duration.ZERO));
    }

    /**
     * Lines were written, by one thread at a time.
     *
     * @param stored key of one of them
     */
    void wrote(RocksDB db, int lines, byte[] stored) throws RocksDBException {
        written += lines;
        if (written < EACH) {
            return;
        }
        written = 0;
        Bytes url = Bytes.wrap(StoredKey.beginningOf(stored));
        if (noted.contains(url) || bytes(db, url.get()) >= LEAST_BYTES) {
            note(db, url);
            expect(url, SHORTEST_PAUSE);
        }
    }

    /** What is in memory of a URL is no longer as the store has it. */
    void changed(Bytes url) {
        if (noted.contains(url)) {
            expect(url, SHORTEST_PAUSE);
        }
    }

    /** Captures of a URL were read, by somebody who asked. */
    void read(RocksDB db, CollectionName collection, String urlkey, int captures)
            throws RocksDBException {
        if (captures >= LEAST_CAPTURES) {
            byte[] key = urlkey.getBytes(StandardCharsets.UTF_8);
            note(db, Bytes.wrap(StoredKey.beginning(collection, key)));
        }
    }

    private void note(RocksDB db, Bytes url) throws RocksDBException {
        if (noted.add(url)) {
            try (var unlogged = new WriteOptions().setDisableWAL(true)) {
                db.put(unlogged, StoredKey.ofOftenCaptured(url.get()), new byte[0]);
            }
        }
    }

    private static long bytes(RocksDB db, byte[] beginning) {
        byte[] above = beginning.clone();
        above[above.length - 1]++; // what ends it is a space
        try (var from = new Slice(beginning);
                var to = new Slice(above)) {
            return db.getApproximateSizes(
                            List.of(new Range(from, to)),
                            SizeApproximationFlag.INCLUDE_FILES,
                            SizeApproximationFlag.INCLUDE_MEMTABLES)[0];
        }
    }

    private void expect(Bytes url, Duration pause) {
        if (!store.serves() || !expected.add(url)) {
            return;
        }
        long now = System.nanoTime();
        long wait = Math.max(0, notBefore.getOrDefault(url, now) - now);
        try {
            memory.ahead()
                    .schedule(
                            () -> readAhead(url),
                            Math.max(wait, pause.toNanos()),
                            TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("Nothing is read ahead any more", e);
        }
    }

    private void readAhead(Bytes url) {
        expected.remove(url);
        if (closed || !store.serves() || store.knows(url)) {
            return;
        }
        long begun = System.nanoTime();
        try {
            boolean room = store.read(url, this::goOn);
            long now = System.nanoTime();
            notBefore.put(
                    url,
                    now
                            + (room
                                    ? (now - begun) * PAUSE_FOR_EACH_READING
                                    : PAUSE_FOR_ROOM.toNanos()));
        } catch (IllegalStateException | LineStoreException e) {
            log.debug("Captures were not read ahead; who asks for them waits", e);
        }
    }

    private void goOn() {
        if (closed) {
            throw new IllegalStateException("the store is being closed");
        }
    }

    /** Ends what is being read. */
    @Override
    public void close() {
        closed = true;
    }
}

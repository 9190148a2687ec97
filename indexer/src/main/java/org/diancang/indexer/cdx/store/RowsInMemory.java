package org.diancang.indexer.cdx.store;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.history.UrlRows;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Captures of URLs of one store that are in memory: those that somebody asked for, and those of so
 * many captures that somebody who asks should not wait for them.
 */
final class RowsInMemory implements AutoCloseable {
    private final WatchedUrls watched;
    private final OftenCaptured often;

    /** The store, as who reads ahead sees it. */
    interface Store {
        /** Whether it answers questions. */
        boolean serves();

        /**
         * Does some work on it, for which it has all that it must have and is not closed.
         *
         * @throws IllegalStateException if it is closed
         * @throws LineStoreException if it can't be read
         */
        <T> T read(Work<T> work);
    }

    /** Work on a store. */
    @FunctionalInterface
    interface Work<T> {
        T on(RocksDB db) throws RocksDBException;
    }

    RowsInMemory(RowMemory memory, Store store) {
        this.often = new OftenCaptured(memory, new Unread(store));
        this.watched = new WatchedUrls(memory, often::changed);
    }

    /** The store was opened: it knows which URLs had many captures. */
    void opened(RocksDB db) throws RocksDBException {
        often.opened(db);
    }

    /** From now on questions may come. */
    void serves() {
        often.serves();
    }

    /**
     * Lines were written, by one thread at a time.
     *
     * @param stored key of one of them
     */
    void wrote(RocksDB db, int lines, byte[] stored) throws RocksDBException {
        often.wrote(db, lines, stored);
    }

    /** Who must be told of each line that changes. */
    WatchedUrls watched() {
        return watched;
    }

    /**
     * Captures of a URL as they are now; empty where they are more than memory has room for. The
     * store must not be closed meanwhile.
     */
    Optional<UrlRows> rows(RocksDB db, CollectionName collection, String urlkey, Silence silence)
            throws RocksDBException {
        Optional<UrlRows> rows = watched.rows(db, collection, urlkey, silence);
        if (rows.isPresent()) {
            often.read(db, collection, urlkey, rows.get().size());
        }
        return rows;
    }

    /** Forgets all, since the store is another. */
    void clear() {
        watched.clear();
    }

    /** Ends what is being read ahead. */
    @Override
    public void close() {
        often.close();
    }

    private final class Unread implements OftenCaptured.Store {
        private final Store store;

        Unread(Store store) {
            this.store = store;
        }

        @Override
        public boolean serves() {
            return store.serves();
        }

        @Override
        public boolean knows(Bytes url) {
            return watched.knows(url);
        }

        @Override
        public boolean read(Bytes url, Runnable goesOn) {
            return store.read(db -> watched.readAhead(db, url, goesOn));
        }
    }
}

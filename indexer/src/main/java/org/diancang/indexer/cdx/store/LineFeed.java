package org.diancang.indexer.cdx.store;

import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.intake.LineBlock;
import org.diancang.indexer.cdx.intake.MalformedBlockException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** How messages of a topic change a store of lines; applying one twice changes nothing more. */
enum LineFeed {
    /** Topic {@code cdx}: a line a message, a tombstone removes it. */
    LINES {
        @Override
        Applied apply(byte[] key, byte[] value, PurgedLines purged, WriteBatch batch)
                throws RocksDBException {
            if (!CdxKey.isOne(key)) {
                throw new MalformedBlockException("the key is none of a line");
            }
            byte[] stored = StoredKey.of(CollectionName.MAIN, key);
            if (value == null || purged.has(key)) {
                batch.delete(stored);
            } else {
                batch.put(stored, value);
            }
            return new Applied(false, stored);
        }

        @Override
        void changed(byte[] key, byte[] value, WatchedUrls watched) {
            watched.changed(CollectionName.MAIN, key);
        }
    },

    /** Topic {@code cdx-bulk}: a block a message. */
    BLOCKS {
        @Override
        Applied apply(byte[] key, byte[] value, PurgedLines purged, WriteBatch batch) {
            if (key == null) {
                // Stored once, it would be lost when the store is read again from its topic.
                throw new MalformedBlockException("no key: Kafka Streams restores none such");
            }
            var entries = new BatchedEntries(batch, purged);
            LineBlock.read(value == null ? new byte[0] : value, entries);
            return new Applied(entries.aliases, entries.last);
        }

        @Override
        void changed(byte[] key, byte[] value, WatchedUrls watched) {
            LineBlock.read(value == null ? new byte[0] : value, new ChangedEntries(watched));
        }
    };

    /**
     * Puts into a batch what a message says.
     *
     * @param purged lines of {@code main} that are deleted instead of put
     * @return what was among it
     * @throws MalformedBlockException if the message is none of this topic
     */
    @SuppressWarnings("NullAway") // Kafka hands null for what a message lacks
    abstract Applied apply(byte[] key, byte[] value, PurgedLines purged, WriteBatch batch)
            throws RocksDBException;

    /** Says which lines a message that was applied has changed. */
    @SuppressWarnings("NullAway") // Kafka hands null for what a message lacks
    abstract void changed(byte[] key, byte[] value, WatchedUrls watched);

    /**
     * What a message had.
     *
     * @param aliases whether some were among it
     * @param line stored key of the last line that it wrote or removed, null for none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
    record Applied(boolean aliases, byte @Nullable [] line) {}

    /** Tells those who keep lines of a URL in memory which lines changed. */
    private static final class ChangedEntries implements LineBlock.Entries {
        private final WatchedUrls watched;
        private CollectionName collection = CollectionName.MAIN;

        ChangedEntries(WatchedUrls watched) {
            this.watched = watched;
        }

        @Override
        public void of(CollectionName named) {
            collection = named;
        }

        @Override
        public void put(byte[] key, byte[] value) {
            watched.changed(collection, key);
        }

        @Override
        public void delete(byte[] key) {
            watched.changed(collection, key);
        }

        @Override
        public void alias(byte[] alias, byte[] value) {}

        @Override
        public void unalias(byte[] alias) {}
    }

    /** Entries of a block as changes of a store. */
    private static final class BatchedEntries implements LineBlock.Entries {
        private final WriteBatch batch;
        private final PurgedLines purged;
        private CollectionName collection = CollectionName.MAIN;
        private boolean aliases;
        private byte @Nullable [] last;

        BatchedEntries(WriteBatch batch, PurgedLines purged) {
            this.batch = batch;
            this.purged = purged;
        }

        @Override
        public void of(CollectionName named) {
            collection = named;
        }

        @Override
        public void put(byte[] key, byte[] value) {
            byte[] stored = stored(key);
            if (collection.equals(CollectionName.MAIN) && purged.has(key)) {
                delete(key);
                return;
            }
            try {
                batch.put(stored, value);
            } catch (RocksDBException e) {
                throw new LineStoreException("a line can't be batched", e);
            }
        }

        @Override
        public void delete(byte[] key) {
            try {
                batch.delete(stored(key));
            } catch (RocksDBException e) {
                throw new LineStoreException("a removal can't be batched", e);
            }
        }

        private byte[] stored(byte[] key) {
            if (!CdxKey.isOne(key)) {
                throw new MalformedBlockException("a key is none of a line");
            }
            byte[] stored = StoredKey.of(collection, key);
            last = stored;
            return stored;
        }

        @Override
        public void alias(byte[] alias, byte[] value) {
            aliases = true;
            try {
                batch.put(StoredKey.ofAlias(collection, alias), value);
            } catch (RocksDBException e) {
                throw new LineStoreException("an alias can't be batched", e);
            }
        }

        @Override
        public void unalias(byte[] alias) {
            try {
                batch.delete(StoredKey.ofAlias(collection, alias));
            } catch (RocksDBException e) {
                throw new LineStoreException("the removal of an alias can't be batched", e);
            }
        }
    }
}

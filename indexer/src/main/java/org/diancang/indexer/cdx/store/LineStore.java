package org.diancang.indexer.cdx.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.Silence;
import org.diancang.indexer.cdx.history.UrlRows;
import org.diancang.indexer.cdx.intake.MalformedBlockException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of one partition in RocksDB, changed by the messages of one topic, which is its log: a
 * write-ahead log of its own it has not. How far the topic was read is written beside the lines and
 * reaches the disk with them, so that after a kill the topic is read again from there.
 */
final class LineStore implements StateStore {
    private static final Logger log = LoggerFactory.getLogger(LineStore.class);

    /** Stores of another form, under another name, are filled anew from their topic. */
    private static final String FORM = "lines-2";

    private final String name;
    private final LineFeed feed;
    private final Set<ScannedLines> scans = ConcurrentHashMap.newKeySet();
    private final ReentrantReadWriteLock closing = new ReentrantReadWriteLock();
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private RocksDbMemory.@Nullable Opened opened;
    private StoreOrigin.@Nullable Found origin;
    private PurgedLines purged = PurgedLines.NONE;

    /** Between asking what is purged and storing a line, nothing may be purged. */
    private final ReentrantLock changing = new ReentrantLock();

    private volatile boolean open;

    private volatile RowsInMemory rows = new RowsInMemory(RowMemory.NONE, new Readable());

    private volatile boolean serves;

    /** Asked at every look-up: where nobody has aliases, they must cost nothing. */
    private volatile boolean hasAliases;

    LineStore(String name, LineFeed feed) {
        this.name = name;
        this.feed = feed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        Path folder = context.stateDir().toPath().resolve(FORM).resolve(name);
        if (!(context.appConfigs().get(RocksDbMemory.CONFIG_KEY) instanceof RocksDbMemory memory)) {
            throw new IllegalStateException(RocksDbMemory.CONFIG_KEY + " is not configured");
        }
        if (context.appConfigs().get(RowMemory.CONFIG_KEY) instanceof RowMemory room) {
            rows = new RowsInMemory(room, new Readable());
        }
        var place = new StorePlace(name, context.taskId().partition());
        try {
            Files.createDirectories(folder);
            origin = StoreOrigin.of(context.appConfigs()).prepare(folder, place);
            opened = memory.open(folder);
            hasAliases = StoreContents.has(db(), EntryKind.ALIAS);
            rows.opened(db());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of a store can't be made: " + folder, e);
        } catch (RocksDBException e) {
            throw new LineStoreException("store " + folder + " can't be opened", e);
        }
        open = true;
        purged = PurgedLines.of(context.appConfigs());
        purged.opened(this);
        context.register(root, (BatchingStateRestoreCallback) this::applyAll);
    }

    /**
     * Changes the store as a message says.
     *
     * @throws MalformedBlockException if the message is none of the topic; nothing was changed
     */
    @SuppressWarnings("NullAway") // Kafka hands null for what a message lacks
    void apply(byte[] key, byte[] value) {
        if (isIncomplete()) {
            return;
        }
        changing.lock();
        try (var batch = new WriteBatch()) {
            LineFeed.Applied applied = feed.apply(key, value, purged, batch);
            if (applied.aliases()) {
                hasAliases = true;
            }
            db().write(unlogged, batch);
            if (applied.line() != null) {
                rows.wrote(db(), batch.count(), applied.line());
            }
            if (rows.watched().areAny()) {
                feed.changed(key, value, rows.watched());
            }
        } catch (RocksDBException e) {
            throw new LineStoreException("lines can't be written to store " + name, e);
        } finally {
            changing.unlock();
        }
    }

    /** Removes a line of {@code main}, which {@link PurgedLines} keeps out from now on. */
    void takeOut(byte[] key) {
        changing.lock();
        closing.readLock().lock();
        try {
            var now = opened;
            if (now != null) {
                now.db().delete(unlogged, StoredKey.of(CollectionName.MAIN, key));
                rows.watched().changed(CollectionName.MAIN, key);
            }
        } catch (RocksDBException e) {
            throw new LineStoreException("a purged line can't be removed from store " + name, e);
        } finally {
            closing.readLock().unlock();
            changing.unlock();
        }
    }

    private void applyAll(Collection<KeyValue<byte[], byte[]>> messages) {
        for (KeyValue<byte[], byte[]> message : messages) {
            try {
                apply(message.key, message.value);
            } catch (MalformedBlockException e) {
                // Refused with a dead letter when it came; here it is only passed over again.
                log.warn("A message of the topic of {} is passed over: {}", name, e.getMessage());
            }
        }
    }

    /**
     * What it has as it is at this moment.
     *
     * @throws IllegalStateException if the store is closed
     */
    KeyValueIterator<Bytes, byte[]> scan(StoreScan what) {
        return open(
                _ -> {
                    RocksDB whole = whole();
                    return what.kind() == EntryKind.ALIAS && !hasAliases
                            ? ConsecutiveRanges.none()
                            : ScannedLines.open(whole, what, scans);
                },
                "be read");
    }

    /**
     * Captures of a URL as they are at this moment; empty where they are more than memory has room
     * for.
     *
     * @throws IllegalStateException if the store is closed
     */
    Optional<UrlRows> rows(CollectionName collection, String urlkey, Silence silence) {
        return open(_ -> rows.rows(whole(), collection, urlkey, silence), "be read");
    }

    /**
     * Collections of which it has something.
     *
     * @throws IllegalStateException if the store is closed
     */
    Set<CollectionName> collections() {
        return open(_ -> StoreContents.collections(whole()), "tell its collections");
    }

    /** Bytes of its files and of what is only in memory yet. */
    long size() {
        return open(StoreFiles::size, "tell its size");
    }

    /** Puts its files in order, so that they take the least room. */
    void compact() {
        open(StoreFiles::compact, "be compacted");
    }

    /**
     * Puts all that it has into a new folder, as links to its files where that can be; it goes on
     * meanwhile.
     */
    void checkpoint(Path folder) {
        open(db -> StoreFiles.checkpoint(db, folder), "be put into " + folder);
    }

    /** Does some work on the store, which is not closed meanwhile. */
    private <T> T open(RowsInMemory.Work<T> work, String purpose) {
        closing.readLock().lock();
        try {
            return work.on(db());
        } catch (RocksDBException e) {
            throw new LineStoreException("store " + name + " can't " + purpose, e);
        } finally {
            closing.readLock().unlock();
        }
    }

    @Override
    public void commit(Map<TopicPartition, Long> offsets) {
        if (isIncomplete()) {
            return;
        }
        try (var batch = new WriteBatch()) {
            for (var offset : offsets.entrySet()) {
                if (offset.getValue() != null) {
                    batch.put(
                            StoredKey.ofOffset(offset.getKey().toString()),
                            ByteBuffer.allocate(Long.BYTES).putLong(offset.getValue()).array());
                }
            }
            db().write(unlogged, batch);
        } catch (RocksDBException e) {
            throw new LineStoreException("store " + name + " can't note what it has read", e);
        }
    }

    @Override
    public boolean managesOffsets() {
        return true;
    }

    @Override
    public @Nullable Long committedOffset(TopicPartition partition) {
        if (isIncomplete()) {
            return null;
        }
        try {
            byte[] offset = db().get(StoredKey.ofOffset(partition.toString()));
            return offset == null ? null : ByteBuffer.wrap(offset).getLong();
        } catch (RocksDBException e) {
            throw new LineStoreException("store " + name + " can't tell what it has read", e);
        }
    }

    /** Whether there are aliases in it. */
    boolean hasAliases() {
        return hasAliases;
    }

    /** Says whether it may be read: it is this node's, and has what it must have. */
    void serve(boolean whole) {
        serves = whole && !isIncomplete();
        if (serves) {
            rows.serves();
        }
    }

    /** Whether it may be read. */
    boolean serves() {
        return serves;
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        rows.close();
        closing.writeLock().lock();
        try {
            open = false;
            serves = false;
            purged.closed(this);
            List.copyOf(scans).forEach(ScannedLines::close);
            rows.clear();
            if (origin != null) {
                origin.closed();
                origin = null;
            }
            if (opened != null) {
                flush(opened.db());
                opened.close();
                opened = null;
            }
        } finally {
            closing.writeLock().unlock();
        }
    }

    /** What is in memory only would have to be read from the topic again. */
    private void flush(RocksDB db) {
        try {
            StoreFiles.flush(db);
        } catch (RocksDBException e) {
            log.warn("Store {} reads again what it could not write at closing", name, e);
        }
    }

    /** Neither fed nor read: what it got would never be the whole. */
    private boolean isIncomplete() {
        var now = origin;
        return now != null && !now.complete();
    }

    private RocksDB whole() {
        if (isIncomplete()) {
            throw new IllegalStateException("store " + name + " lacks lines");
        }
        return db();
    }

    private RocksDB db() {
        var now = opened;
        if (now == null) {
            throw new IllegalStateException("store " + name + " is closed");
        }
        return now.db();
    }

    /** This store for who reads ahead. */
    private final class Readable implements RowsInMemory.Store {
        @Override
        public boolean serves() {
            return serves;
        }

        @Override
        public <T> T read(RowsInMemory.Work<T> work) {
            return open(_ -> work.on(whole()), "be read ahead");
        }
    }
}

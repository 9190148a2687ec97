package org.diancang.indexer.cdx.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.diancang.events.CaptureRemoved;
import org.diancang.events.EventCodec;
import org.diancang.events.MalformedEventException;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxTimestamp;
import org.diancang.indexer.topic.Book;
import org.diancang.indexer.topic.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The purged captures of the topic {@code removals}. Stores ask before they take a line in, and are
 * told when one is purged that they may have taken in a moment before: so it is gone whichever of
 * the two comes first. A purge is for good: nothing is ever forgotten.
 */
@Component
final class PurgeBook implements Book, PurgedLines {
    private static final Logger log = LoggerFactory.getLogger(PurgeBook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Set<Long>> offsetsByFile = new ConcurrentHashMap<>();
    private final Set<LineStore> stores = ConcurrentHashMap.newKeySet();
    private final CountDownLatch known = new CountDownLatch(1);
    private final EventCodec codec = new EventCodec();

    @Override
    public void startOver() {}

    @Override
    public Reading take(byte @Nullable [] key, byte @Nullable [] value) {
        if (value == null) {
            return new Reading.Unreadable("a removal is for good: it has no tombstone");
        }
        try {
            CaptureRemoved removed = codec.decode(value, CaptureRemoved.class);
            return Boolean.TRUE.equals(removed.purged()) && add(removed)
                    ? new Reading.Changed()
                    : new Reading.Late();
        } catch (MalformedEventException | IllegalArgumentException e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private boolean add(CaptureRemoved removed) {
        byte[] line =
                new CdxKey(
                                removed.urlkey(),
                                CdxTimestamp.of(removed.capturedAt()),
                                removed.file(),
                                removed.offset())
                        .toBytes()
                        .get();
        boolean isNew =
                offsetsByFile
                        .computeIfAbsent(removed.file(), _ -> ConcurrentHashMap.newKeySet())
                        .add(removed.offset());
        // Before all was read the stores take nothing in: there is no line to be told of.
        if (isNew && known.getCount() == 0) {
            stores.forEach(store -> takeOut(store, line));
        }
        return isNew;
    }

    private static void takeOut(LineStore store, byte[] line) {
        try {
            store.takeOut(line);
        } catch (LineStoreException e) {
            log.error("A purged line stays until store {} is filled anew", store.name(), e);
        }
    }

    @Override
    public void forgetUnseen() {}

    @Override
    public void publish() {
        known.countDown();
    }

    @Override
    public boolean has(byte[] key) {
        awaitKnown();
        if (offsetsByFile.isEmpty()) {
            return false;
        }
        int from = 0;
        while (key[from] != CdxKey.SEPARATOR) {
            from++;
        }
        from += CdxTimestamp.DIGITS + 2;
        int to = key.length - CdxKey.OFFSET_DIGITS - 1;
        Set<Long> offsets =
                offsetsByFile.get(new String(key, from, to - from, StandardCharsets.UTF_8));
        return offsets != null
                && offsets.contains(
                        Long.valueOf(
                                new String(
                                        key,
                                        to + 1,
                                        CdxKey.OFFSET_DIGITS,
                                        StandardCharsets.US_ASCII)));
    }

    private void awaitKnown() {
        try {
            if (!known.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("it is not known yet what is purged");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before it was known what is purged", e);
        }
    }

    @Override
    public void opened(LineStore store) {
        stores.add(store);
    }

    @Override
    public void closed(LineStore store) {
        stores.remove(store);
    }
}

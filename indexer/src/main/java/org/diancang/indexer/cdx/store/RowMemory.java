package org.diancang.indexer.cdx.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.util.unit.DataSize;

/**
 * What all stores of this node together may keep in memory of much captured URLs, and the threads
 * that read those. What was asked for longest ago is forgotten first.
 */
final class RowMemory implements AutoCloseable {
    /** Under which the streams configuration hands it to the stores. */
    static final String CONFIG_KEY = "diancang.rows.memory";

    /** Keeps nothing. */
    static final RowMemory NONE = new RowMemory(DataSize.ofBytes(0));

    private static final int MOST_THREADS = 4;

    private final long most;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(
                    threads(), Thread.ofPlatform().daemon().name("url-rows-", 0).factory());
    private final ScheduledExecutorService ahead =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("url-rows-ahead").factory());
    private final Lock reading = new ReentrantLock();
    private final Map<WatchedUrl, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
    private long total;

    RowMemory(DataSize most) {
        this.most = most.toBytes();
    }

    /** How many threads read one URL, that of who asks besides. */
    static int threads() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() - 1L, 1, MOST_THREADS);
    }

    /** Captures that fit, if nothing else is kept. */
    int mostRows() {
        return (int) Math.min(Integer.MAX_VALUE, most / 16);
    }

    /** Held while a much captured URL is read: two at once would take twice the memory. */
    Lock reading() {
        return reading;
    }

    /** Threads that help reading. */
    ExecutorService readers() {
        return readers;
    }

    /** Thread that reads what nobody has asked for yet. */
    ScheduledExecutorService ahead() {
        return ahead;
    }

    /** Captures that fit without forgetting any. */
    int roomForRows() {
        synchronized (sizes) {
            return (int) Math.clamp((most - total) / 16, 0, Integer.MAX_VALUE);
        }
    }

    /** A URL is kept from now on, or has another size; others are forgotten for it. */
    void keep(WatchedUrl url, long bytes) {
        List<WatchedUrl> forgotten = new ArrayList<>();
        synchronized (sizes) {
            Long before = sizes.put(url, bytes);
            total += bytes - (before == null ? 0 : before);
            var eldest = sizes.entrySet().iterator();
            while (total > most && eldest.hasNext()) {
                var one = eldest.next();
                total -= one.getValue();
                forgotten.add(one.getKey());
                eldest.remove();
            }
        }
        forgotten.forEach(WatchedUrl::forget);
    }

    /** A URL was asked for. */
    void touch(WatchedUrl url) {
        synchronized (sizes) {
            var _ = sizes.get(url);
        }
    }

    /** A URL is kept no longer. */
    void drop(WatchedUrl url) {
        synchronized (sizes) {
            Long size = sizes.remove(url);
            total -= size == null ? 0 : size;
        }
    }

    @Override
    public void close() {
        ahead.shutdownNow();
        readers.shutdownNow();
    }
}

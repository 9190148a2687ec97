package org.diancang.indexer.cdx.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.diancang.indexer.cdx.history.MonthOfRows;
import org.rocksdb.RocksDBException;

/** Reads months of a URL on several threads; who asks is one of them and waits for the others. */
final class MonthsRead {
    private final RowMemory memory;
    private final Supplier<UrlScan> scans;
    private final List<Integer> months;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger rowsLeft;
    private final ConcurrentLinkedQueue<MonthOfRows> read = new ConcurrentLinkedQueue<>();

    /**
     * @param scans one for each thread
     * @param mostRows that there is room for
     */
    MonthsRead(RowMemory memory, Supplier<UrlScan> scans, List<Integer> months, int mostRows) {
        this.memory = memory;
        this.scans = scans;
        this.months = months;
        this.rowsLeft = new AtomicInteger(mostRows);
    }

    List<MonthOfRows> read(Runnable eachMonth)
            throws RocksDBException, UrlScan.TooManyRowsException {
        List<Future<?>> others = new ArrayList<>();
        for (int i = 0; i < Math.min(RowMemory.threads(), months.size() - 1); i++) {
            others.add(
                    memory.readers()
                            .submit(
                                    () -> {
                                        work(() -> {});
                                        return null;
                                    }));
        }
        try {
            work(eachMonth);
        } finally {
            // What they read may be gone when this returns, so they end before, whatever happens.
            next.addAndGet(months.size());
            others.forEach(MonthsRead::end);
        }
        for (Future<?> other : others) {
            rethrow(other);
        }
        return List.copyOf(read);
    }

    private void work(Runnable eachMonth) throws RocksDBException, UrlScan.TooManyRowsException {
        try (UrlScan scan = scans.get()) {
            for (int i = next.getAndIncrement(); i < months.size(); i = next.getAndIncrement()) {
                MonthOfRows rows = scan.month(months.get(i), Math.max(0, rowsLeft.get()));
                if (rowsLeft.addAndGet(-rows.size()) < 0) {
                    throw new UrlScan.TooManyRowsException();
                }
                read.add(rows);
                eachMonth.run();
            }
        }
    }

    private static void end(Future<?> other) {
        boolean interrupted = false;
        while (!other.isDone()) {
            try {
                other.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Future<?> other)
            throws RocksDBException, UrlScan.TooManyRowsException {
        if (other.state() != Future.State.FAILED) {
            return;
        }
        switch (other.exceptionNow()) {
            case RocksDBException e -> throw e;
            case UrlScan.TooManyRowsException e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException("a month can't be read", e);
        }
    }
}

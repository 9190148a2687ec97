package org.diancang.indexer.cdx.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.diancang.events.Topics;
import org.springframework.stereotype.Component;

/** How far each partition of {@code cdx-bulk} has been stored by this node since it started. */
@Component
final class Progress {
    private final AtomicLongArray reached = new AtomicLongArray(Topics.PARTITIONS);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile int waiting;

    Progress() {
        for (int partition = 0; partition < reached.length(); partition++) {
            reached.set(partition, -1);
        }
    }

    /** A message was stored. */
    void reached(int partition, long offset) {
        reached.accumulateAndGet(partition, offset, Math::max);
        if (waiting > 0) {
            lock.lock();
            try {
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Offset of the last message stored; -1 if none was since the start. */
    long of(int partition) {
        return reached.get(partition);
    }

    /**
     * Waits until messages are stored.
     *
     * @param offsets the last message of each partition
     * @return whether they are; false when the time is over
     */
    boolean await(Map<Integer, Long> offsets, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        waiting++;
        try {
            while (!offsets.entrySet().stream().allMatch(e -> of(e.getKey()) >= e.getValue())) {
                // Wakes now and then by itself: a signal may have been given just before.
                long step = Math.min(left, TimeUnit.MILLISECONDS.toNanos(50));
                left -= step - Math.max(0, moved.awaitNanos(step));
                if (left <= 0) {
                    return false;
                }
            }
            return true;
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}

package org.diancang.indexer.cdx.intake;

import java.util.HashMap;
import java.util.Map;
import org.diancang.indexer.cdx.CdxUnavailableException;
import org.jspecify.annotations.Nullable;

/** Blocks on their way to the topic, and the offsets of those that have arrived. */
final class Sent {
    private final Map<Integer, Long> offsets = new HashMap<>();
    private int underway;
    private @Nullable Exception failure;

    synchronized void begins() {
        underway++;
    }

    synchronized void done(int partition, long offset) {
        offsets.merge(partition, offset, Math::max);
        underway--;
        notifyAll();
    }

    /** Something arrived that is no block. */
    synchronized void done() {
        underway--;
        notifyAll();
    }

    synchronized void failed(Exception reason) {
        failure = reason;
        underway--;
        notifyAll();
    }

    /**
     * Nothing is to be read on once a block is lost.
     *
     * @throws CdxUnavailableException if one was
     */
    synchronized void mustGoOn() {
        if (failure != null) {
            throw new CdxUnavailableException(
                    "The lines can't be made durable; a part of them may have been taken in.",
                    failure);
        }
    }

    /**
     * Waits until every block has arrived.
     *
     * @return the last offset of each partition
     * @throws CdxUnavailableException if one was lost
     */
    synchronized Map<Integer, Long> all() throws InterruptedException {
        while (underway > 0) {
            wait();
        }
        mustGoOn();
        return Map.copyOf(offsets);
    }
}

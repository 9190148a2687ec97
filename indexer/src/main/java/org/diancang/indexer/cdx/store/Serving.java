package org.diancang.indexer.cdx.store;

import org.apache.kafka.common.TopicPartition;

/**
 * Lets a store be read only once it has all that its topic had when this node got the partition.
 * Kafka Streams itself hands out stores that are still being filled, and begins to work while up to
 * a commit interval of what the node before had stored is missing: an answer would lack lines that
 * were found before, and nobody would know.
 */
final class Serving {
    private final LineStore store;
    private final long missingUpTo;

    /** Begins when the partition becomes this node's. */
    Serving(LineStore store, TopicPartition source, TopicEnds ends) {
        this.store = store;
        missingUpTo = ends.missingUpTo(source);
        if (missingUpTo == 0) {
            store.serve(true);
        }
    }

    /** A message was stored. */
    void reached(long offset) {
        if (offset >= missingUpTo - 1 && !store.serves()) {
            store.serve(true);
        }
    }

    /** The partition is no longer this node's. */
    void end() {
        store.serve(false);
    }
}

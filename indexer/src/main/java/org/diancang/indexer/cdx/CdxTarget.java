package org.diancang.indexer.cdx;

import java.util.List;
import java.util.Optional;

/** Which URLs a look-up is about. */
sealed interface CdxTarget {
    /** Partition key that all of its lines share; empty where they may lie anywhere. */
    Optional<String> partitionKey();

    /**
     * One URL.
     *
     * @param urlkey in its sortable form
     */
    record Exact(String urlkey, Optional<String> partitionKey) implements CdxTarget {}

    /**
     * Every URL whose key begins with one of some texts.
     *
     * @param beginnings in byte order, none the beginning of another
     */
    record Under(List<String> beginnings, Optional<String> partitionKey) implements CdxTarget {
        public Under {
            beginnings = List.copyOf(beginnings);
        }
    }
}

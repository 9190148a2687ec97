package org.diancang.indexer.cdx;

import java.util.List;
import java.util.Optional;

/** Which URLs a look-up is about. */
public sealed interface CdxTarget {
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

    /**
     * Every URL whose key lies between two texts.
     *
     * @param from first key, included
     * @param to last key, not included
     */
    record Between(String from, String to) implements CdxTarget {
        @Override
        public Optional<String> partitionKey() {
            return Optional.empty();
        }
    }
}

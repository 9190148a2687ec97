package org.diancang.indexer.cdx.store;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.diancang.events.Topics;
import org.diancang.indexer.IndexerSettings;

/**
 * Which of the stores of the whole index a store is.
 *
 * @param kind {@link CdxTopology#LINES} or {@link CdxTopology#BLOCKS}
 * @param partition whose lines it has
 */
record StorePlace(String kind, int partition) implements Comparable<StorePlace> {
    StorePlace {
        if (!kind.equals(CdxTopology.LINES) && !kind.equals(CdxTopology.BLOCKS)) {
            throw new IllegalArgumentException("there is no kind of store called " + kind);
        }
        if (partition < 0) {
            throw new IllegalArgumentException("partition must be 0 or more, is " + partition);
        }
    }

    /** All that an index has. */
    static List<StorePlace> all() {
        return Stream.of(CdxTopology.LINES, CdxTopology.BLOCKS).flatMap(StorePlace::of).toList();
    }

    private static Stream<StorePlace> of(String kind) {
        return IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new StorePlace(kind, partition));
    }

    /** The partition of the topic that is its log. */
    TopicPartition log(IndexerSettings settings) {
        return new TopicPartition(CdxTopology.topicOf(kind, settings), partition);
    }

    /** Name of its folder in a snapshot. */
    String folder() {
        return kind + "-" + partition;
    }

    @Override
    public int compareTo(StorePlace other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : Integer.compare(partition, other.partition);
    }

    @Override
    public String toString() {
        return "'" + kind + "' of partition " + partition;
    }
}

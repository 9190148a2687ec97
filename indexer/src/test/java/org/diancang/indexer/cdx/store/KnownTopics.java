package org.diancang.indexer.cdx.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Topics that have what a test says; 1,000 messages from 0 on without a word of it. */
final class KnownTopics implements TopicLog {
    private final Map<TopicPartition, Extent> extents = new HashMap<>();
    private String ids = "first";

    KnownTopics with(TopicPartition partition, long start, long end) {
        extents.put(partition, new Extent(start, end));
        return this;
    }

    /** Deletes all topics and makes them anew. */
    void makeAnew() {
        ids = "second";
        extents.clear();
    }

    Extent of(TopicPartition partition) {
        return extents.getOrDefault(partition, new Extent(0, 1_000));
    }

    @Override
    public Map<TopicPartition, Extent> extents(Collection<TopicPartition> partitions) {
        return partitions.stream().collect(Collectors.toMap(p -> p, this::of));
    }

    @Override
    public String id(String topic) {
        return ids + "-" + topic;
    }

    @Override
    public void deleteBefore(Map<TopicPartition, Long> offsets) {
        offsets.forEach(
                (partition, offset) ->
                        with(
                                partition,
                                Math.max(offset, of(partition).start()),
                                of(partition).end()));
    }
}

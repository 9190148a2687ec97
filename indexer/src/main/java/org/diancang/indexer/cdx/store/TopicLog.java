package org.diancang.indexer.cdx.store;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics as logs of the stores.
 *
 * <p>Each method throws {@link LineStoreException} if Kafka does not answer.
 */
interface TopicLog {
    /** What the partitions of topics have. */
    Map<TopicPartition, Extent> extents(Collection<TopicPartition> partitions);

    /** Identity of a topic: another for one that was deleted and made anew under its name. */
    String id(String topic);

    /** Deletes for ever what comes before an offset. */
    void deleteBefore(Map<TopicPartition, Long> offsets);

    /**
     * @param start offset of the first message that is still there
     * @param end offset that the next message will get
     */
    record Extent(long start, long end) {}
}

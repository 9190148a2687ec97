package org.diancang.indexer.cdx.store;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.intake.Partitions;

/**
 * A key with what decides its partition, so that {@code cdx} lies as {@code captures} does.
 *
 * @param key key of the line
 * @param partitionKey partition key of the capture
 */
public record PlacedKey(CdxKey key, String partitionKey) {
    /** Places lines by murmur2 of the partition key, as Kafka places the captures themselves. */
    public static final StreamPartitioner<PlacedKey, byte[]> PARTITIONER =
            (topic, key, value, partitions) ->
                    Optional.of(Set.of(Partitions.of(key.partitionKey(), partitions)));
}

package org.diancang.indexer.cdx.intake;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.diancang.events.Topics;
import org.diancang.url.PartitionKey;

/** Places lines by murmur2 of the partition key, as Kafka places captures. */
public final class Partitions {
    private Partitions() {}

    /** Partition of a partition key. */
    public static int of(PartitionKey key) {
        return of(key.value(), Topics.PARTITIONS);
    }

    /** Partition of a partition key among so many. */
    public static int of(String key, int partitions) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    }
}

package org.diancang.indexer.cdx.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker. */
final class BrokerEnds implements TopicEnds, AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Admin admin;
    private final String group;

    /**
     * @param configuration of the client
     * @param group the consumer group
     */
    BrokerEnds(Map<String, Object> configuration, String group) {
        admin = Admin.create(configuration);
        this.group = group;
    }

    @Override
    public long missingUpTo(TopicPartition partition) {
        try {
            long begin = offset(partition, OffsetSpec.earliest());
            long end = offset(partition, OffsetSpec.latest());
            var committed =
                    admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                            .get(partition);
            // What was trimmed to its end has no message that could still be waited for.
            return begin == end || (committed != null && committed.offset() >= end) ? 0 : end;
        } catch (ExecutionException | TimeoutException e) {
            throw new LineStoreException(
                    "the broker does not tell how far " + partition + " is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineStoreException("interrupted while asking for " + partition, e);
        }
    }

    private long offset(TopicPartition partition, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        return admin.listOffsets(Map.of(partition, which))
                .partitionResult(partition)
                .get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .offset();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}

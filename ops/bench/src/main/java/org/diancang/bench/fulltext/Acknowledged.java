package org.diancang.bench.fulltext;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.diancang.launcher.LauncherException;

/**
 * How many captures the index has acknowledged: the consumer commits what Elasticsearch has, and
 * never before.
 */
final class Acknowledged implements AutoCloseable {
    private static final String GROUP = "fulltext-index";
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Admin admin;
    private final String group;

    Acknowledged(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        try {
            group =
                    admin.listGroups().all().get().stream()
                            .map(GroupListing::groupId)
                            .filter(id -> id.startsWith(GROUP))
                            .findFirst()
                            .orElseThrow(() -> new LauncherException("no consumer group"));
        } catch (InterruptedException | ExecutionException e) {
            admin.close();
            throw new LauncherException("Kafka does not tell of its groups", e);
        }
    }

    /** All so far. */
    long count() {
        try {
            return admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(offset -> offset == null ? 0 : offset.offset())
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new LauncherException("Kafka does not tell how far the indexer is", e);
        }
    }

    /** Waits until there are so many. */
    void await(long wanted) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (count() < wanted) {
            if (System.nanoTime() > end) {
                throw new LauncherException(
                        "the indexer has %d of %d captures".formatted(count(), wanted));
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}

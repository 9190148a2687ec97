package org.diancang.indexer.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * How far a consumer group is from having read all that a topic had when this was asked for the
 * first time. For one thread.
 */
public final class CatchingUp implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Admin admin;
    private final String topic;
    private final String group;
    private Map<TopicPartition, Range> goal = Map.of();

    /** The catching up of a group in a topic. */
    public CatchingUp(KafkaProperties kafka, String topic, String group) {
        this.admin = Admin.create(kafka.buildAdminProperties());
        this.topic = topic;
        this.group = group;
    }

    /** Messages of a partition, the last not included. */
    private record Range(long from, long to) {
        long after(long read) {
            return Math.max(0, to - Math.max(read, from));
        }
    }

    /**
     * Messages that the group has not acknowledged yet.
     *
     * @throws ExecutionException if Kafka can't tell, or has no such topic yet
     * @throws TimeoutException if it does not answer
     */
    public long missing() throws InterruptedException, ExecutionException, TimeoutException {
        if (goal.isEmpty()) {
            goal = extents();
        }
        var read = answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return goal.entrySet().stream()
                .mapToLong(
                        partition -> {
                            var at = read.get(partition.getKey());
                            return partition.getValue().after(at == null ? 0 : at.offset());
                        })
                .sum();
    }

    /**
     * Messages that the group has not acknowledged yet of those that the topic has now.
     *
     * @throws ExecutionException if Kafka can't tell, or has no such topic yet
     * @throws TimeoutException if it does not answer
     */
    public long missingNow() throws InterruptedException, ExecutionException, TimeoutException {
        goal = Map.of();
        return missing();
    }

    private Map<TopicPartition, Range> extents()
            throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicPartition> all =
                answer(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                        .map(TopicDescription::partitions)
                        .flatMap(List::stream)
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
        Map<TopicPartition, Long> first = offsets(all, OffsetSpec.earliest());
        Map<TopicPartition, Range> extents = new HashMap<>();
        offsets(all, OffsetSpec.latest())
                .forEach(
                        (partition, end) ->
                                extents.put(
                                        partition,
                                        new Range(first.getOrDefault(partition, 0L), end)));
        return Map.copyOf(extents);
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(asked).all())
                .forEach(
                        (TopicPartition partition, ListOffsetsResultInfo found) ->
                                offsets.put(partition, found.offset()));
        return offsets;
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}

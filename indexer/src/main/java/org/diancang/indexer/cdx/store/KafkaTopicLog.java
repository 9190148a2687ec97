package org.diancang.indexer.cdx.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** The topics as Kafka has them. */
@Component
final class KafkaTopicLog implements TopicLog, DisposableBean {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Admin admin;

    KafkaTopicLog(KafkaProperties kafka) {
        admin = Admin.create(kafka.buildAdminProperties());
    }

    @Override
    public Map<TopicPartition, Extent> extents(Collection<TopicPartition> partitions) {
        var starts = admin.listOffsets(all(partitions, OffsetSpec.earliest())).all();
        var ends = admin.listOffsets(all(partitions, OffsetSpec.latest())).all();
        var extents = new HashMap<TopicPartition, Extent>();
        var first = answer(starts, "where topics begin");
        answer(ends, "where topics end")
                .forEach(
                        (partition, end) ->
                                extents.put(
                                        partition,
                                        new Extent(
                                                first.getOrDefault(partition, end).offset(),
                                                end.offset())));
        return Map.copyOf(extents);
    }

    private static Map<TopicPartition, OffsetSpec> all(
            Collection<TopicPartition> partitions, OffsetSpec spec) {
        return partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec));
    }

    @Override
    public String id(String topic) {
        return answer(admin.describeTopics(List.of(topic)).allTopicNames(), "about " + topic)
                .values()
                .iterator()
                .next()
                .topicId()
                .toString();
    }

    @Override
    public void deleteBefore(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> before.put(partition, RecordsToDelete.beforeOffset(offset)));
        answer(admin.deleteRecords(before).all(), "that messages were deleted");
    }

    private static <T> T answer(KafkaFuture<T> asked, String what) {
        try {
            return asked.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LineStoreException("Kafka does not say " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineStoreException("interrupted while asking Kafka " + what, e);
        }
    }

    @Override
    public void destroy() {
        admin.close(Duration.ofSeconds(5));
    }
}

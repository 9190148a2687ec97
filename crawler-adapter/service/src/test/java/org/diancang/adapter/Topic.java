package org.diancang.adapter;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.diancang.events.EventCodec;

/** Everything that a topic has brought so far, in one test. */
final class Topic<T> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Class<T> type;
    private final List<T> messages = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    Topic(String kafka, String name, Class<T> type) {
        this.type = type;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka,
                                "group.id",
                                "reader-" + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(List.of(name));
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            read();
                            return !consumer.assignment().isEmpty();
                        });
    }

    /** All messages until now, oldest first within a partition. */
    List<T> messages() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> {
                            read();
                            return ends.entrySet().stream()
                                    .allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
                        });
        return List.copyOf(messages);
    }

    private void read() {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            records.add(record);
            if (type != byte[].class) {
                messages.add(new EventCodec().decode(record.value(), type));
            }
        }
    }

    List<ConsumerRecord<String, byte[]>> records() {
        List<T> unused = messages();
        return List.copyOf(records);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

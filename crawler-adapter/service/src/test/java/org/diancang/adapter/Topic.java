package org.diancang.adapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.diancang.events.EventCodec;

/** Everything that a topic has brought so far, in one test. */
final class Topic<T> implements AutoCloseable {
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
    }

    /** All messages until now, oldest first within a partition. */
    List<T> messages() {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
            records.add(record);
            if (type != byte[].class) {
                messages.add(new EventCodec().decode(record.value(), type));
            }
        }
        return List.copyOf(messages);
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

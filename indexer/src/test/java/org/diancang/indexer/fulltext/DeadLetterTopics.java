package org.diancang.indexer.fulltext;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.diancang.events.Topics;

/**
 * What consumers could not use.
 *
 * @param kafka bootstrap servers
 * @param prefix of the topics
 */
record DeadLetterTopics(String kafka, String prefix) {
    /** All dead letters of a topic with an offset and partition seen once each. */
    List<ConsumerRecord<byte[], byte[]>> of(String topic, int atLeast) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka,
                                "group.id",
                                prefix + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(prefix + topic + Topics.DEAD_LETTER_SUFFIX));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (letters.size() < atLeast && System.nanoTime() < end) {
                for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(200))) {
                    if (seen.add(one.partition() + ":" + one.offset())) {
                        letters.add(one);
                    }
                }
            }
        }
        return letters;
    }

    /** Those of captures so far with something in them. */
    List<ConsumerRecord<byte[], byte[]>> with(String word) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(prefix + "captures.dlt").stream()
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(200))) {
                    if (new String(one.value(), StandardCharsets.UTF_8).contains(word)) {
                        found.add(one);
                    }
                }
            }
            return found;
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

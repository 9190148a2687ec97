package org.diancang.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Captures as they are announced from now on, heard of without asking the indexer. */
final class AnnouncedCaptures implements AutoCloseable {
    private static final int PARTITIONS = 12;

    private final JsonMapper json = new JsonMapper();
    private final KafkaConsumer<byte[], byte[]> consumer;

    AnnouncedCaptures(int kafkaPort) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(p -> new TopicPartition("captures", p))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /**
     * A capture of a page.
     *
     * @param writtenAt when its record was flushed
     */
    record Page(String captureId, String url, String siteId, Instant writtenAt) {}

    /** Pages announced since the last call; waits a quarter of a second for some. */
    List<Page> next() {
        List<Page> pages = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(250))) {
            JsonNode capture = json.readTree(message.value());
            if (capture.path("status").asInt() == 200
                    && capture.path("servedType").asString("").equals("text/html")) {
                pages.add(
                        new Page(
                                capture.path("captureId").asString(),
                                capture.path("url").asString(),
                                capture.path("siteId").asString(),
                                Instant.parse(capture.path("writtenAt").asString())));
            }
        }
        return pages;
    }

    /** All pages announced since the last call and by now, whatever lies between them. */
    List<Page> untilNow() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        List<Page> pages = new ArrayList<>();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            pages.addAll(next());
        }
        return pages;
    }

    @Override
    public void close() {
        consumer.close();
    }
}

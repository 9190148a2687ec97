package org.diancang.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.Topics;

/** Hears of captures as the indexer does: from the topic. */
final class CaptureFeed implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventCodec codec = new EventCodec();
    private final Thread thread;
    private volatile boolean closed;

    CaptureFeed(int kafkaPort, Consumer<ResourceCaptured> listener) {
        this.consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", "127.0.0.1:" + kafkaPort,
                                "group.id", "bench-" + UUID.randomUUID()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                IntStream.range(0, Topics.PARTITIONS)
                        .mapToObj(p -> new TopicPartition(Topics.CAPTURES, p))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().name("captures").start(() -> run(listener));
    }

    private void run(Consumer<ResourceCaptured> listener) {
        while (!closed) {
            consumer.poll(Duration.ofMillis(100))
                    .forEach(r -> listener.accept(codec.decode(r.value(), ResourceCaptured.class)));
        }
        consumer.close();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

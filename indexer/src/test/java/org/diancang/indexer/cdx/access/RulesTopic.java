package org.diancang.indexer.cdx.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.stack.EmbeddedStack;
import org.diancang.url.UrlKey;
import org.jspecify.annotations.Nullable;

/** The topic of rules and policies of a test in Kafka, with its dead letters. */
final class RulesTopic implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String kafka;
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;

    private RulesTopic(String kafka, String prefix) {
        this.kafka = kafka;
        this.prefix = prefix;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka, "linger.ms", 0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    static RulesTopic create(EmbeddedStack stack, String prefix) throws Exception {
        var topic = new RulesTopic(stack.kafkaBootstrapServers(), prefix);
        try (Admin admin = topic.admin()) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(
                                                    prefix + Topics.ACCESS_RULES,
                                                    Topics.PARTITIONS,
                                                    (short) 1)
                                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        return topic;
    }

    void send(byte[] key, byte @Nullable [] value) throws Exception {
        producer.send(new ProducerRecord<>(prefix + Topics.ACCESS_RULES, key, value)).get();
    }

    /** Announces a capture of a page of {@code example.com}. */
    void capture(String page) throws Exception {
        capture(page, "2026-01-02T03:04:05Z", 7);
    }

    void capture(String page, String at, long offset) throws Exception {
        var capture =
                SampleCaptures.response(UrlKey.of(page).value(), at, offset).url(page).build();
        producer.send(
                        new ProducerRecord<>(
                                prefix + Topics.CAPTURES,
                                capture.partitionKey().getBytes(UTF_8),
                                new EventCodec().encode(capture)))
                .get();
    }

    String deadLetterPolicy() throws Exception {
        try (Admin admin = admin()) {
            var topic =
                    new ConfigResource(
                            ConfigResource.Type.TOPIC,
                            prefix + Topics.ACCESS_RULES + Topics.DEAD_LETTER_SUFFIX);
            return admin.describeConfigs(List.of(topic))
                    .all()
                    .get()
                    .get(topic)
                    .get("cleanup.policy")
                    .value();
        }
    }

    /** Those that there are once there is one. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    IntStream.range(0, Topics.PARTITIONS)
                            .mapToObj(
                                    p ->
                                            new TopicPartition(
                                                    prefix
                                                            + Topics.ACCESS_RULES
                                                            + Topics.DEAD_LETTER_SUFFIX,
                                                    p))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            await().atMost(SOON)
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                                return !letters.isEmpty();
                            });
            return letters;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka));
    }

    @Override
    public void close() {
        producer.close();
    }
}

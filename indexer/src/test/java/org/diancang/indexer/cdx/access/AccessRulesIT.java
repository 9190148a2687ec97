package org.diancang.indexer.cdx.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diancang.indexer.cdx.access.SampleRules.allow;
import static org.diancang.indexer.cdx.access.SampleRules.block;
import static org.diancang.indexer.cdx.access.SampleRules.exclude;
import static org.diancang.indexer.cdx.access.SampleRules.key;
import static org.diancang.indexer.cdx.access.SampleRules.value;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.diancang.events.AccessRule;
import org.diancang.events.EventCodec;
import org.diancang.events.Topics;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.store.RunningIndexer;
import org.diancang.stack.EmbeddedStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rules on their way through Kafka into the answers of a running indexer. */
class AccessRulesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final String PAGE = "http://example.com/page";
    private static final UUID ID = new UUID(0x7000L, 0xFEED);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path data;
    private final String prefix = STACK.uniquePrefix();

    @Test
    void rulesHoldFromTheFirstAnswerOnAndChangesWithinASecond() throws Exception {
        AccessRule first = block(PAGE).id(ID).version(1).message("m").build();
        AccessRule second = allow(PAGE).id(ID).version(2).build();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            createTopic();
            send(producer, key(first), value(first));
            AccessRule poisoned = exclude("*.poisoned.example").build();
            send(producer, key(poisoned), value(poisoned));
            send(producer, key(poisoned), "poison".getBytes(UTF_8));
            try (RunningIndexer indexer =
                    RunningIndexer.start(data, STACK.kafkaBootstrapServers(), prefix)) {
                capture(producer);
                await().atMost(SOON)
                        .until(() -> !indexer.internal("/internal/cdx").body().isEmpty());
                assertThat(indexer.look(PAGE, "").body()).isEmpty();
                assertThat(explain(indexer, PAGE)).contains("\"BLOCKED\"", "451");
                assertThat(explain(indexer, "http://poisoned.example/")).contains("\"EXCLUDED\"");
                assertThat(indexer.get("/internal/access?url=x&timestamp=2026").statusCode())
                        .isEqualTo(401);

                assertThat(indexer.get("/outback/main/access/rules").statusCode()).isEqualTo(401);
                assertThat(indexer.get("/outback/main/ap/a/check").statusCode()).isEqualTo(401);
                assertThat(indexer.internal("/outback/main/access/rules").body())
                        .contains("\"urlPatterns\":[\"" + PAGE + "\"]");

                long millis = shownAfter(indexer, producer, second);
                send(producer, key(first), value(first));
                send(producer, key(second), value(second));
                AccessRule marker = exclude("http://example.com/marker").id(ID).version(3).build();
                send(producer, key(marker), value(marker));
                await().atMost(SOON)
                        .until(
                                () ->
                                        explain(indexer, "http://example.com/marker")
                                                .contains("EXCLUDED"));
                assertThat(indexer.look(PAGE, "").body()).isNotEmpty();
                send(producer, key(first), null);
                await().atMost(SOON)
                        .until(
                                () ->
                                        explain(indexer, "http://example.com/marker")
                                                .contains("\"ALLOWED\""));

                assertThat(millis).isLessThan(1_000);
                assertThat(deadLetters())
                        .singleElement()
                        .satisfies(
                                letter -> {
                                    assertThat(letter.key()).isEqualTo(key(poisoned));
                                    assertThat(new String(letter.value(), UTF_8))
                                            .isEqualTo("poison");
                                    assertThat(letter.headers().lastHeader("reason")).isNotNull();
                                });
                assertThat(deadLetterPolicy()).isEqualTo("compact");
            }
        }
    }

    /** Milliseconds from sending a rule until the page is shown. */
    private long shownAfter(
            RunningIndexer indexer, KafkaProducer<byte[], byte[]> producer, AccessRule rule)
            throws Exception {
        long before = System.nanoTime();
        send(producer, key(rule), value(rule));
        await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !indexer.look(PAGE, "").body().isEmpty());
        return (System.nanoTime() - before) / 1_000_000;
    }

    private void capture(KafkaProducer<byte[], byte[]> producer) throws Exception {
        var capture =
                SampleCaptures.response("com,example)/page", "2026-01-02T03:04:05Z", 7)
                        .url(PAGE)
                        .build();
        producer.send(
                        new ProducerRecord<>(
                                prefix + Topics.CAPTURES,
                                capture.partitionKey().getBytes(UTF_8),
                                new EventCodec().encode(capture)))
                .get();
    }

    private static String explain(RunningIndexer indexer, String url) throws Exception {
        return indexer.internal("/internal/access?timestamp=20260102030405&url=" + url).body();
    }

    private void send(KafkaProducer<byte[], byte[]> producer, byte[] key, byte @Nullable [] value)
            throws Exception {
        producer.send(new ProducerRecord<>(prefix + Topics.ACCESS_RULES, key, value)).get();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", STACK.kafkaBootstrapServers(), "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private void createTopic() throws Exception {
        try (Admin admin = admin()) {
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
    }

    private String deadLetterPolicy() throws Exception {
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

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", STACK.kafkaBootstrapServers()));
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", STACK.kafkaBootstrapServers()),
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
}

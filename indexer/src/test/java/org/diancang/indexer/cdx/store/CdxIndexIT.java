package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.cdx.CdxLineCodec;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.intake.Partitions;
import org.diancang.stack.EmbeddedStack;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

class CdxIndexIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    private static final Logger log = LoggerFactory.getLogger(CdxIndexIT.class);

    @TempDir Path data;
    private final String prefix = STACK.uniquePrefix();
    private final EventCodec codec = new EventCodec();
    private RunningIndexer indexer;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void start() throws Exception {
        indexer = RunningIndexer.start(data, STACK.kafkaBootstrapServers(), prefix);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", STACK.kafkaBootstrapServers(), "linger.ms", 0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
        indexer.close();
    }

    @Test
    void aCaptureIsFoundWithinTwoSeconds() throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String url = "http://www.site" + i % 7 + ".com.cn/page/" + i;
            long before = System.nanoTime();
            send(capture(url, "2026-01-02T03:04:05Z", i));
            await().atMost(Duration.ofSeconds(30))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !indexer.look(url, "&output=cdxj").body().isEmpty());
            millis.add((System.nanoTime() - before) / 1_000_000);
        }
        Collections.sort(millis);

        log.info(
                "capture to look-up: median {} ms, p99 {} ms, max {} ms",
                millis.get(49),
                millis.get(98),
                millis.get(99));
        assertThat(millis.get(98)).isLessThan(2_000);
    }

    @Test
    void whatIsDeliveredTwiceShuffledAndAmongPoisonIsRebuiltTheSameAfterLosingAllState()
            throws Exception {
        List<ResourceCaptured> captures =
                new ArrayList<>(
                        IntStream.range(0, 300)
                                .mapToObj(
                                        i ->
                                                capture(
                                                        "http://s" + i % 31 + ".gov.cn/p" + i % 50,
                                                        "2026-01-02T03:04:05Z",
                                                        i))
                                .toList());
        captures.forEach(this::send);
        poison("com,example", "{\"captureId\":");
        Collections.shuffle(captures, new Random(1));
        captures.forEach(this::send);
        awaitLines(300);
        String lines = indexer.internal("/internal/cdx").body();

        assertThat(lines.lines()).hasSize(300).isSorted();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read("cdx")).hasSize(600));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read("captures.dlt")).hasSize(1));
        assertThat(read("cdx")).hasSize(600).allSatisfy(this::liesAsItsCapture);
        assertThat(read("captures.dlt"))
                .singleElement()
                .satisfies(
                        letter ->
                                assertThat(
                                                new String(
                                                        letter.headers()
                                                                .lastHeader("consumer")
                                                                .value(),
                                                        UTF_8))
                                        .isEqualTo(prefix + "cdx-index"));

        indexer.close();
        assertThat(FileSystemUtils.deleteRecursively(data.resolve("indexer"))).isTrue();
        indexer = RunningIndexer.start(data, STACK.kafkaBootstrapServers(), prefix);

        awaitLines(300);
        assertThat(indexer.internal("/internal/cdx").body()).isEqualTo(lines);
    }

    @Test
    void lookUpsAreReadInTheirHttpForm() throws Exception {
        String url = "http://www.example.com/" + "长".repeat(2_000) + "?q=a|b&c=[d]";
        send(capture(url, "2026-01-02T03:04:05Z", 1));
        send(capture("http://www.example.com/", "2026-01-02T03:04:05Z", 2));
        awaitLines(2);

        assertThat(indexer.look(url, "").body()).contains(" 20260102030405 ");
        assertThat(indexer.look("*.com", "&limit=1").body().lines()).hasSize(1);
        assertThat(indexer.look("http://www.example.com/", "&output=json").headers().map())
                .containsEntry("content-type", List.of("application/json"));
        assertThat(indexer.look("http://none.example/", "").statusCode()).isEqualTo(200);

        var refused = indexer.look("http://www.example.com/", "&from=yesterday");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("content-type"))
                .contains("application/problem+json");
        assertThat(refused.body()).contains("\"parameter\":\"from\"", "1 to 14 digits");
    }

    @Test
    void onlyTheSecretOpensInternalPaths() throws Exception {
        assertThat(indexer.internal("/internal/cdx").statusCode()).isEqualTo(200);
        assertThat(indexer.internal("/internal/statistics").body()).isEqualTo("{\"cdxLines\":0}");
        for (String path :
                List.of(
                        "/internal/cdx",
                        "/internal/statistics",
                        "/%69nternal/cdx",
                        "/internal/none")) {
            var response = indexer.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(401);
            assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
            assertThat(response.headers().firstValue("content-type"))
                    .contains("application/problem+json");
        }
        assertThat(indexer.get("/internal/cdx", "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
    }

    private void awaitLines(int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> indexer.internal("/internal/statistics").body(),
                        ("{\"cdxLines\":" + count + "}")::equals);
    }

    private void liesAsItsCapture(ConsumerRecord<byte[], byte[]> line) {
        String url = new CdxLineCodec().decode(line.value()).orElseThrow().url();
        int partition = producer.partitionsFor(prefix + "captures").size();
        assertThat(line.partition())
                .isEqualTo(Partitions.of(PartitionKey.of(url).value(), partition))
                .isEqualTo(capturedIn.get(url));
    }

    private final Map<String, Integer> capturedIn = new HashMap<>();

    private void send(ResourceCaptured capture) {
        var sent =
                producer.send(
                        new ProducerRecord<>(
                                prefix + "captures",
                                capture.partitionKey().getBytes(UTF_8),
                                codec.encode(capture)));
        try {
            capturedIn.put(capture.url(), sent.get().partition());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void poison(String key, String value) throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                prefix + "captures", key.getBytes(UTF_8), value.getBytes(UTF_8)))
                .get();
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", STACK.kafkaBootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(prefix + topic).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            assertThat(partitions).hasSize(12);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long total = consumer.endOffsets(partitions).values().stream().mapToLong(n -> n).sum();
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (records.size() < total) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    private static ResourceCaptured capture(String url, String instant, long offset) {
        return SampleCaptures.response(UrlKey.of(url).value(), instant, offset)
                .url(url)
                .partitionKey(PartitionKey.of(url).value())
                .build();
    }
}

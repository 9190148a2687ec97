package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.EventCodec;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.stack.EmbeddedStack;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CdxSnapshotIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    private static final String SNAPSHOTS = "/internal/cdx/snapshots";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir Path data;
    @TempDir Path elsewhere;
    private final String kafka = STACK.kafkaBootstrapServers();
    private final String prefix = STACK.uniquePrefix();
    private String before;

    /** An index whose topic begins after its snapshot; 50 lines are in the topic only. */
    @BeforeEach
    void trim() throws Exception {
        try (var indexer = RunningIndexer.start(data, kafka, prefix)) {
            capture();
            load(indexer, 0, 300);
            awaitCommit(indexer);
            assertThat(post(indexer, "/internal/cdx/compact", "").get("stores").asInt())
                    .isEqualTo(24);
            var taken = indexer.post(SNAPSHOTS, "application/json", "{\"name\":\"a\"}");
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
            load(indexer, 300, 350);
            awaitLines(indexer, 351);
            before = indexer.internal("/internal/cdx").body();

            JsonNode verified = post(indexer, SNAPSHOTS + "/a/verify", "");
            assertThat(verified.get("sound").asBoolean()).as("%s", verified).isTrue();
            assertThat(verified.get("missing")).isEmpty();
            JsonNode left = post(indexer, SNAPSHOTS + "/a/trim", "").get("left");
            assertThat(left).hasSize(12);
            assertThat(begins(left)).isPositive();
        }
    }

    @Test
    void anIndexWhoseTopicWasTrimmedComesBackFromItsSnapshotWithAllSince() throws Exception {
        wipeStores();

        try (var indexer =
                RunningIndexer.start(
                        data,
                        kafka,
                        prefix,
                        "--diancang.cdx.restore-from=" + data.resolve("indexer/snapshots/a"))) {
            awaitLines(indexer, 351);
            assertThat(indexer.internal("/internal/cdx").body()).isEqualTo(before);

            load(indexer, 350, 360);
            assertThat(indexer.internal("/internal/cdx").body().lines())
                    .hasSize(361)
                    .containsAll(before.lines().toList());
        }
        // Killed or stopped, the store goes on by itself from now on.
        try (var indexer = RunningIndexer.start(data, kafka, prefix)) {
            awaitLines(indexer, 361);
        }
    }

    @Test
    void withoutItsSnapshotItAnswersNothingInPlaceOfAPart() throws Exception {
        Path copy = elsewhere.resolve("copy");
        FileSystemUtils.copyRecursively(data.resolve("indexer/snapshots/a"), copy);
        wipeStores();
        FileSystemUtils.deleteRecursively(data.resolve("indexer/snapshots"));

        try (var indexer = RunningIndexer.startUnready(data, kafka, prefix)) {
            await().atMost(LONGEST)
                    .untilAsserted(
                            () -> assertThat(incomplete(indexer)).contains("begins at message"));
            assertThat(indexer.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(indexer.internal("/internal/cdx").statusCode()).isEqualTo(503);
            assertThat(indexer.post(SNAPSHOTS, "application/json", "{\"name\":\"b\"}").statusCode())
                    .isEqualTo(409);
        }
        try (var indexer =
                RunningIndexer.start(data, kafka, prefix, "--diancang.cdx.restore-from=" + copy)) {
            awaitLines(indexer, 351);
            assertThat(indexer.internal("/internal/cdx").body()).isEqualTo(before);
        }
    }

    @Test
    void aNodeThatJoinsAndTakesOverFillsItsStoresFromTheCommonFolder() throws Exception {
        String folder = "--diancang.cdx.snapshot-folder=" + data.resolve("indexer/snapshots");
        Path other = Files.createDirectories(elsewhere.resolve("other"));
        var first = RunningIndexer.start(data, kafka, prefix);
        try (var second = RunningIndexer.startUnready(other, kafka, prefix, folder)) {
            await().atMost(LONGEST).untilAsserted(() -> assertThat(stores(second)).isPositive());
            first.close();
            await().atMost(LONGEST).untilAsserted(() -> assertThat(stores(second)).isEqualTo(24));
            awaitLines(second, 351);

            assertThat(second.internal("/internal/cdx").body()).isEqualTo(before);
            assertThat(incomplete(second)).isEqualTo("[]");
        } finally {
            first.close();
        }
    }

    @Test
    void aSnapshotWithAFlippedByteTrimsNothingAndIsNamed() throws Exception {
        try (Stream<Path> files = Files.walk(data.resolve("indexer/snapshots/a"))) {
            Path file = files.filter(path -> path.toString().endsWith(".sst")).findAny().get();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            // A file of its own: the store shares the one that was linked.
            Files.delete(file);
            Files.write(file, bytes);
        }
        try (var indexer = RunningIndexer.start(data, kafka, prefix)) {
            JsonNode verified = post(indexer, SNAPSHOTS + "/a/verify", "");
            assertThat(verified.get("sound").asBoolean()).isFalse();
            assertThat(verified.get("faults").toString()).contains("SHA-512");
            var refused = indexer.post(SNAPSHOTS + "/a/trim", "application/json", "");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.headers().firstValue("content-type"))
                    .contains("application/problem+json");
            assertThat(refused.body()).contains("Nothing was deleted", "SHA-512");

            assertThat(
                            indexer.post(SNAPSHOTS, "application/json", "{\"name\":\"../a\"}")
                                    .statusCode())
                    .isEqualTo(400);
            assertThat(indexer.post(SNAPSHOTS, "application/json", "{}").statusCode())
                    .isEqualTo(400);
            assertThat(indexer.post(SNAPSHOTS + "/none/verify", "x/y", "").statusCode())
                    .isEqualTo(404);
            assertThat(indexer.get(SNAPSHOTS).statusCode()).isEqualTo(401);
            assertThat(indexer.internal(SNAPSHOTS).body()).contains("\"name\":\"a\"");
        }
    }

    private void capture() throws Exception {
        String url = "http://www.captured.gov.cn/";
        var capture =
                SampleCaptures.response(UrlKey.of(url).value(), "2026-01-02T03:04:05Z", 1)
                        .url(url)
                        .partitionKey(PartitionKey.of(url).value())
                        .build();
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    prefix + "captures",
                                    capture.partitionKey().getBytes(UTF_8),
                                    new EventCodec().encode(capture)))
                    .get();
        }
    }

    private static void load(RunningIndexer indexer, int from, int to) throws Exception {
        String lines =
                IntStream.range(from, to)
                        .mapToObj(
                                i ->
                                        "com,site%d)/%d 20260102030405 http://site%d.com/%d text/html 200 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA - - 100 %d f.warc.gz"
                                                .formatted(i % 41, i, i % 41, i, i))
                        .collect(Collectors.joining("\n", " CDX N b a m s k r M S V g\n", "\n"));
        var answer = indexer.post("/cdx/main?wait=visible", "text/plain", lines);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"lines\":" + (to - from));
    }

    /** Until each store has noted the last message of its topic. */
    private static void awaitCommit(RunningIndexer indexer) {
        await().atMost(LONGEST)
                .untilAsserted(
                        () ->
                                assertThat(sizes(indexer).get("stores"))
                                        .allSatisfy(
                                                store ->
                                                        assertThat(store.get("readTo").asLong())
                                                                .isEqualTo(
                                                                        store.get("end").asLong()
                                                                                - 1)));
    }

    private static void awaitLines(RunningIndexer indexer, int count) {
        await().atMost(LONGEST)
                .until(
                        () -> indexer.internal("/internal/statistics").body(),
                        ("{\"cdxLines\":" + count + "}")::equals);
    }

    private static int stores(RunningIndexer indexer) throws Exception {
        return sizes(indexer).get("stores").size();
    }

    private static String incomplete(RunningIndexer indexer) throws Exception {
        return sizes(indexer).get("incomplete").toString();
    }

    private static JsonNode sizes(RunningIndexer indexer) throws Exception {
        var answer = indexer.internal("/internal/cdx/sizes");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private static JsonNode post(RunningIndexer indexer, String path, String body)
            throws Exception {
        var answer = indexer.post(path, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private static long begins(JsonNode left) {
        return left.valueStream().mapToLong(extent -> extent.get("start").asLong()).sum();
    }

    private void wipeStores() throws Exception {
        assertThat(FileSystemUtils.deleteRecursively(data.resolve("indexer/streams"))).isTrue();
    }
}

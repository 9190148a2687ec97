package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.stack.EmbeddedStack;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** No line of a purged capture comes back, whoever brings it and in whatever order. */
class PurgedCapturesIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    void eventsReplayedAfterAPurgeBringNoLineBackNorDoesAnIndexBuiltAnew() throws Exception {
        ResourceCaptured purged = capture("purged", 1);
        ResourceCaptured stays = capture("stays", 2);
        send(purged, stays);
        awaitLines("purged.example", 1);
        awaitLines("stays.example", 1);
        String line = lines("purged.example");

        purge(purged, true);
        assertThat(indexer.post("/cdx/main/delete?wait=visible", line.getBytes(UTF_8)).statusCode())
                .isEqualTo(200);
        send(purged, purged, capture("marker", 3));
        indexer.post("/cdx/main?wait=visible", line.getBytes(UTF_8));
        awaitLines("marker.example", 1);
        awaitNone("purged.example");

        indexer.close();
        assertThat(FileSystemUtils.deleteRecursively(data.resolve("indexer"))).isTrue();
        indexer = RunningIndexer.start(data, STACK.kafkaBootstrapServers(), prefix);
        awaitLines("marker.example", 1);
        awaitLines("stays.example", 1);
        awaitNone("purged.example");
    }

    @Test
    void aPurgeThatComesBeforeOrAfterItsCaptureLeavesNoLine() throws Exception {
        ResourceCaptured early = capture("early", 4);
        ResourceCaptured late = capture("late", 5);
        send(early);
        awaitLines("early.example", 1);
        purge(early, true);
        awaitLines("early.example", 0);

        purge(late, true);
        send(late, early, capture("marker", 6));
        awaitLines("marker.example", 1);
        awaitNone("late.example", "early.example");
    }

    @Test
    void whatIsOnlyTakenOutOfTheSearchKeepsItsLine() throws Exception {
        ResourceCaptured searched = capture("searched", 7);
        send(searched);
        awaitLines("searched.example", 1);
        purge(searched, false);
        purge(capture("gone", 8), true);
        send(capture("gone", 8), searched, capture("marker", 9));
        awaitLines("marker.example", 1);
        assertThat(lines("searched.example").lines()).hasSize(1);
        awaitNone("gone.example");
    }

    /** What is known to be purged a moment late takes out what was taken in meanwhile. */
    private void awaitNone(String... hosts) {
        await().during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            for (String host : hosts) {
                                assertThat(lines(host)).isEmpty();
                            }
                        });
    }

    private void purge(ResourceCaptured capture, boolean purged) throws Exception {
        String body =
                """
                [{"captureId":"%s","urlkey":"%s","payloadDigest":"%s","capturedAt":"%s",
                  "reason":"court order 2026-118"%s}]
                """
                        .formatted(
                                capture.captureId(),
                                capture.urlkey(),
                                capture.payloadDigest(),
                                capture.capturedAt(),
                                purged ? ",\"purged\":true" : "");
        assertThat(indexer.post("/internal/search/removals", "application/json", body).statusCode())
                .isEqualTo(202);
    }

    private void awaitLines(String host, int count) {
        await().atMost(PATIENCE).until(() -> lines(host).lines().count() == count);
    }

    private String lines(String host) throws Exception {
        return indexer.internal("/internal/cdx?output=cdxj&url=" + host + "/").body();
    }

    private void send(ResourceCaptured... captures)
            throws ExecutionException, InterruptedException {
        for (ResourceCaptured capture : List.of(captures)) {
            producer.send(
                            new ProducerRecord<>(
                                    prefix + "captures",
                                    capture.partitionKey().getBytes(UTF_8),
                                    codec.encode(capture)))
                    .get();
        }
    }

    private static ResourceCaptured capture(String name, long offset) {
        String url = "http://" + name + ".example/";
        return SampleCaptures.response(UrlKey.of(url).value(), "2026-01-02T03:04:05Z", offset)
                .url(url)
                .partitionKey(PartitionKey.of(url).value())
                .build();
    }
}

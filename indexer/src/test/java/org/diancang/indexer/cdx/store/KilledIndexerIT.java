package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.events.EventCodec;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class KilledIndexerIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();
    private static final Logger log = LoggerFactory.getLogger(KilledIndexerIT.class);
    private static final int CAPTURES = 20_000;

    @TempDir Path data;
    private final String kafka = STACK.kafkaBootstrapServers();
    private final String prefix = STACK.uniquePrefix();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void aKilledIndexerGoesOnWithTheSameStoresAndLosesNothing() throws Exception {
        Process first = fork();
        await().atMost(Duration.ofMinutes(1)).until(() -> linesInTopic() >= 0);
        send(0, CAPTURES);
        await().atMost(Duration.ofMinutes(1)).until(() -> linesInTopic() > CAPTURES / 10);
        first.destroyForcibly().waitFor();

        Instant killed = Instant.now();
        try (var second = RunningIndexer.start(data, kafka, prefix)) {
            Instant ready = Instant.now();
            send(CAPTURES, CAPTURES + 1);
            await().atMost(Duration.ofSeconds(10))
                    .until(
                            () ->
                                    !second.look("s" + CAPTURES % 37 + ".com/" + CAPTURES, "")
                                            .body()
                                            .isEmpty());
            log.info(
                    "ready {} ms after the kill, fresh again {} ms later",
                    Duration.between(killed, ready).toMillis(),
                    Duration.between(ready, Instant.now()).toMillis());
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () ->
                                    assertThat(second.internal("/internal/statistics").body())
                                            .isEqualTo("{\"cdxLines\":" + (CAPTURES + 1) + "}"));
        }
    }

    private Process fork() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.add(RunningIndexer.class.getName());
        command.addAll(List.of(RunningIndexer.arguments(data, kafka, prefix)));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("first.log").toFile())
                        .start();
        processes.add(process);
        return process;
    }

    private static String urlkey(int number) {
        return "com,s" + number % 37 + ")/" + number;
    }

    private void send(int from, int to) {
        var codec = new EventCodec();
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                var capture = SampleCaptures.response(urlkey(i), "2026-01-02T03:04:05Z", i).build();
                producer.send(
                        new ProducerRecord<>(
                                prefix + "captures",
                                capture.partitionKey().getBytes(UTF_8),
                                codec.encode(capture)));
            }
        }
    }

    /** Lines that the indexer wrote; -1 while there is no topic. */
    private long linesInTopic() throws Exception {
        String topic = prefix + "cdx";
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            if (!admin.listTopics().names().get().contains(topic)) {
                return -1;
            }
            var ends = new HashMap<TopicPartition, OffsetSpec>();
            for (int partition = 0; partition < 12; partition++) {
                ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        }
    }
}

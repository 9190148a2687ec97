package org.diancang.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diancang.endtoend.CrawlControl.awaitCleanAudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.diancang.check.SampleArchive;
import org.diancang.events.Topics;
import org.diancang.launcher.audit.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ./diancang audit} over the running product, with one thing altered at a time. */
@ExtendWith(SharedArchive.class)
class AuditIT {
    @BeforeAll
    static void twoCrawls(SampleArchive archive) {
        archive.crawl();
        archive.crawl();
        awaitCleanAudit(archive);
    }

    @Test
    void theCommandExitsZeroWhenCleanAndOneWhenAByteIsAltered(SampleArchive archive)
            throws Exception {
        assertThat(command(archive)).isZero();
        Path file = aSealedFile(archive);
        byte[] bytes = Files.readAllBytes(file);
        byte[] altered = bytes.clone();
        altered[altered.length / 2] ^= 4;
        try {
            file.toFile().setWritable(true);
            Files.write(file, altered);
            assertThat(command(archive)).isEqualTo(1);
        } finally {
            Files.write(file, bytes);
        }
        awaitCleanAudit(archive);
    }

    @Test
    void aFileThatIsGoneIsFound(SampleArchive archive) throws Exception {
        Path file = aSealedFile(archive);
        Path aside = archive.data().root().resolve("aside");
        try {
            Files.move(file, aside);
            assertThat(archive.audit().findings()).anyMatch(Finding.MissingFile.class::isInstance);
            assertThat(command(archive)).isEqualTo(1);
        } finally {
            Files.move(aside, file);
        }
        awaitCleanAudit(archive);
    }

    @Test
    void anAlteredLineAndAMissingLineAreFound(SampleArchive archive) throws Exception {
        ConsumerRecord<byte[], byte[]> line = aLine(archive);
        byte[] forged =
                new String(line.value(), ISO_8859_1)
                        .replace("sha1:", "sha1:A")
                        .getBytes(ISO_8859_1);
        assertThat(forged).isNotEqualTo(line.value());
        try (KafkaProducer<byte[], byte[]> producer = producer(archive)) {
            send(producer, line, forged);
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(
                            () ->
                                    assertThat(archive.audit().findings())
                                            .anyMatch(Finding.Mismatch.class::isInstance));
            assertThat(command(archive)).isEqualTo(1);
            send(producer, line, null);
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(
                            () ->
                                    assertThat(archive.audit().findings())
                                            .anyMatch(Finding.MissingLine.class::isInstance));
            assertThat(command(archive)).isEqualTo(1);
            send(producer, line, line.value());
        }
        awaitCleanAudit(archive);
    }

    @Test
    void aSecondCrawlIsMostlyRevisits(SampleArchive archive) {
        assertThat(archive.audit().revisits()).isGreaterThan(50);
    }

    private static Path aSealedFile(SampleArchive archive) throws IOException {
        try (Stream<Path> files = Files.walk(archive.data().warcs())) {
            return files.filter(f -> f.toString().endsWith(".warc.gz"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The command itself, as a person runs it. */
    private static int command(SampleArchive archive) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Ddiancang.root=" + archive.root(),
                                        "-cp",
                                        archive.root().resolve("ops/launcher/target/classes")
                                                + ":"
                                                + archive.root()
                                                        .resolve("ops/launcher/target/lib/*"),
                                        "org.diancang.launcher.Diancang",
                                        "audit",
                                        "--data",
                                        archive.data().root().toString()))
                        .inheritIO()
                        .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    /** A line of the topic that the index is built from, of a response with a digest. */
    private static ConsumerRecord<byte[], byte[]> aLine(SampleArchive archive) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", "127.0.0.1:" + archive.ports().kafka(),
                                "group.id", "test-" + UUID.randomUUID()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    IntStream.range(0, Topics.PARTITIONS)
                            .mapToObj(p -> new TopicPartition(Topics.CDX, p))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int i = 0; i < 100; i++) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    if (record.value() != null
                            && new String(record.value(), ISO_8859_1).contains("sha1:")) {
                        return record;
                    }
                }
            }
        }
        throw new AssertionError("no line in the topic " + Topics.CDX);
    }

    private static KafkaProducer<byte[], byte[]> producer(SampleArchive archive) {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + archive.ports().kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            ConsumerRecord<byte[], byte[]> line,
            byte @Nullable [] value)
            throws Exception {
        producer.send(new ProducerRecord<>(line.topic(), line.partition(), line.key(), value))
                .get(20, TimeUnit.SECONDS);
    }
}

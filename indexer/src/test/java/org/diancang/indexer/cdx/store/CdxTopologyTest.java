package org.diancang.indexer.cdx.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.diancang.events.EventCodec;
import org.diancang.events.ResourceCaptured;
import org.diancang.indexer.IndexerSettings;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.CompactBytes;
import org.diancang.indexer.cdx.SampleCaptures;
import org.diancang.indexer.cdx.intake.LineBlock;
import org.diancang.indexer.cdx.intake.RefusedBlocks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CdxTopologyTest {
    @TempDir Path folder;
    private final EventCodec codec = new EventCodec();
    private final RocksDbMemory memory = new RocksDbMemory(DataSize.ofMegabytes(16));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CdxMetrics metrics =
            new CdxMetrics(
                    meters, Clock.fixed(Instant.parse("2026-01-02T03:04:07Z"), ZoneOffset.UTC));
    private final List<String> refusals = new ArrayList<>();
    private final RefusedBlocks refused =
            (message, partition, offset, reason) -> refusals.add(reason);
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> captures;
    private TestInputTopic<byte[], byte[]> cdx;
    private TestInputTopic<byte[], byte[]> bulk;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        var settings = new IndexerSettings(folder, folder.resolve("secret"), null, "t_");
        var configuration = new Properties();
        configuration.put(StreamsConfig.APPLICATION_ID_CONFIG, "t_cdx-index");
        configuration.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        configuration.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        configuration.put(RocksDbMemory.CONFIG_KEY, memory);
        driver =
                new TopologyTestDriver(
                        CdxTopology.of(
                                settings,
                                "t_cdx-index",
                                metrics,
                                new Progress(),
                                refused,
                                TopicEnds.REACHED),
                        configuration);
        var raw = new ByteArraySerializer();
        captures = driver.createInputTopic("t_captures", raw, raw);
        cdx = driver.createInputTopic("t_cdx", raw, raw);
        bulk = driver.createInputTopic("t_cdx-bulk", raw, raw);
        deadLetters =
                driver.createOutputTopic(
                        "t_captures.dlt", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
        memory.close();
    }

    @Test
    void aCaptureIsFoundWithAllThatItsLineNeeds() {
        send(SampleCaptures.revisit("com,example)/", "2026-01-02T03:04:05.678Z", 42).build());

        assertThat(lines().keySet())
                .containsExactly(
                        "com,example)/ 20260102030405 "
                                + SampleCaptures.FILE
                                + " 0000000000000000042");
        assertThat(lines().firstEntry().getValue())
                .startsWith("{\"url\":\"http://com,example)/\",\"mime\":\"warc/revisit\",")
                .contains(
                        "\"capturedAt\":\"2026-01-02T03:04:05.678Z\"",
                        "\"writtenAt\":\"2026-01-02T03:04:05.978Z\"",
                        "\"captureId\":\"" + SampleCaptures.FILE + ":42\"",
                        "\"recordType\":\"revisit\"",
                        "\"revisitOf\":{\"filename\":\"LJ0031-c00001-e1-20250102030405678-00000"
                                + ".warc.gz\",\"offset\":7,\"url\":\"http://www.example.com/\","
                                + "\"capturedAt\":\"2025-01-02T03:04:05Z\"}",
                        "\"servedType\":\"text/html\"");
    }

    @Test
    void deliveredThriceAndShuffledTheLinesAreTheSame() {
        List<ResourceCaptured> delivered = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            delivered.add(
                    SampleCaptures.response(
                                    "com,example)/" + i % 10,
                                    "2026-01-02T03:04:" + (10 + i) + "Z",
                                    i)
                            .build());
        }
        delivered.forEach(this::send);
        var once = lines();
        for (int i = 0; i < 2; i++) {
            Collections.shuffle(delivered, new Random(i));
            delivered.forEach(this::send);
        }

        assertThat(once).hasSize(50);
        assertThat(lines()).isEqualTo(once);
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void freshnessIsMeasuredFromTheFlushOfTheRecord() {
        var capture = SampleCaptures.response("com,example)/", "2026-01-02T03:04:05Z", 1).build();
        captures.pipeInput(
                "com,example".getBytes(UTF_8),
                codec.encode(capture),
                Instant.parse("2026-01-02T03:04:06Z"));

        assertThat(meters.get("diancang.cdx.freshness").timer().max(TimeUnit.MILLISECONDS))
                .isEqualTo(1_700);
    }

    @Test
    void twoCapturesOfOneUrlInOneSecondAreBothKept() {
        send(SampleCaptures.response("com,example)/", "2026-01-02T03:04:05.1Z", 1).build());
        send(SampleCaptures.response("com,example)/", "2026-01-02T03:04:05.2Z", 2).build());

        assertThat(lines()).hasSize(2);
    }

    @Test
    void aTombstoneRemovesItsLineOnly() {
        send(SampleCaptures.response("com,example)/", "2026-01-02T03:04:05Z", 1).build());
        send(SampleCaptures.response("com,example)/", "2026-01-02T03:04:05Z", 2).build());

        cdx.pipeInput(lines().firstKey().getBytes(UTF_8), (byte[]) null);

        assertThat(lines()).hasSize(1);
        assertThat(lines().firstKey()).endsWith(" 0000000000000000002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"captureId\":\"x\"}",
                "not JSON \u0000",
                "{\"captureId\":\"f:1\",\"file\":\"g\",\"offset\":1}",
            })
    void whatIsNoCaptureGoesToTheDeadLettersAndStopsNothing(String poison) {
        captures.pipeInput("com,example".getBytes(UTF_8), poison.getBytes(UTF_8));
        send(SampleCaptures.response("com,example)/", "2026-01-02T03:04:05Z", 1).build());

        assertThat(lines()).hasSize(1);
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.key()).isEqualTo("com,example".getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo(poison.getBytes(UTF_8));
        assertThat(header(letter, "reason")).isNotBlank();
        assertThat(header(letter, "source-partition")).isEqualTo("0");
        assertThat(header(letter, "source-offset")).isEqualTo("0");
        assertThat(header(letter, "consumer")).isEqualTo("t_cdx-index");
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void aCaptureWithoutValueGoesToTheDeadLetters() {
        captures.pipeInput(null, (byte[]) null);

        assertThat(header(deadLetters.readRecord(), "reason")).contains("no value");
    }

    @Test
    void aCaptureThatCannotBeALineGoesToTheDeadLetters() {
        var good = SampleCaptures.response("com,example)/", "2026-01-02T03:04:05Z", 1);
        String json = new String(codec.encode(good.build()), UTF_8);
        List<String> bad =
                List.of(
                        json.replace("2026-01-02T03:04:05Z", "+12026-01-02T03:04:05Z"),
                        json.replace("\"urlkey\":\"com,example)/\"", "\"urlkey\":\"\""),
                        json.replace("\"partitionKey\":\"com,example\"", "\"partitionKey\":\"\""),
                        json.replace("http://com,example)/", "http://" + "a".repeat(950_000)));
        assertThat(bad).doesNotContain(json);

        bad.forEach(text -> captures.pipeInput(new byte[0], text.getBytes(UTF_8)));

        assertThat(lines()).isEmpty();
        assertThat(deadLetters.readRecordsToList())
                .hasSize(bad.size())
                .allSatisfy(letter -> assertThat(header(letter, "reason")).isNotBlank());
    }

    @Test
    void blocksDeliveredThriceAndInPiecesGiveTheSameLines() {
        List<byte[]> blocks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            blocks.add(block(i % 10, i));
        }
        blocks.forEach(block -> bulk.pipeInput(new byte[0], block));
        var once = loaded();
        for (int i = 0; i < 2; i++) {
            Collections.shuffle(blocks, new Random(i));
            blocks.forEach(block -> bulk.pipeInput(new byte[0], block));
        }

        assertThat(once).hasSize(20);
        assertThat(loaded()).isEqualTo(once);
        assertThat(refusals).isEmpty();
    }

    @Test
    void whatIsNoBlockIsRefusedAndChangesNothing() {
        bulk.pipeInput(new byte[0], block(1, 1));
        byte[] cut = Arrays.copyOf(block(2, 2), 30);

        for (byte[] poison : List.of(new byte[0], new byte[] {9}, "{}".getBytes(UTF_8), cut)) {
            bulk.pipeInput(new byte[0], poison);
        }
        bulk.pipeInput(new byte[0], block(3, 3));

        assertThat(loaded()).hasSize(2);
        assertThat(refusals).hasSize(4).doesNotContain("");
    }

    @Test
    void aBlockThatWouldNotBeRestoredIsNotStoredEither() {
        bulk.pipeInput(null, block(1, 1));

        assertThat(loaded()).isEmpty();
        assertThat(refusals).singleElement().asString().contains("no key");
    }

    private static byte[] block(int page, int offset) {
        var writer = new LineBlock.Writer(CollectionName.MAIN);
        var key = new CompactBytes(64);
        key.octets(
                new CdxKey("com,example)/" + page, "20260102030405", "f.warc.gz", offset)
                        .toBytes()
                        .get());
        var value = new CompactBytes(64);
        value.octets("{\"url\":\"http://example.com/\"}".getBytes(UTF_8));
        writer.put(key, value);
        return writer.take();
    }

    private TreeMap<String, String> loaded() {
        return lines(CdxTopology.BLOCKS);
    }

    private void send(ResourceCaptured capture) {
        captures.pipeInput(capture.partitionKey().getBytes(UTF_8), codec.encode(capture));
    }

    private TreeMap<String, String> lines() {
        return lines(CdxTopology.LINES);
    }

    private TreeMap<String, String> lines(String name) {
        var lines = new TreeMap<String, String>();
        LineStore store = (LineStore) driver.getStateStore(name);
        try (var all =
                store.scan(
                        new StoreScan(
                                name,
                                0,
                                EntryKind.LINE,
                                CollectionName.MAIN,
                                CdxRange.ALL,
                                false))) {
            all.forEachRemaining(
                    line ->
                            lines.put(
                                    new String(line.key.get(), UTF_8),
                                    new String(line.value, UTF_8)));
        }
        return lines;
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}

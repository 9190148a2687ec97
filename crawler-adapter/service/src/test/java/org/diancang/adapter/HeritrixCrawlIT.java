package org.diancang.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.events.CaptureId;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.diancang.events.CrawlEvent.Outcome;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.EventCodec;
import org.diancang.events.Original;
import org.diancang.events.RecordType;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.Scope;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** The service with the real engine, which must be built before. */
class HeritrixCrawlIT extends AdapterTestBase {
    private static final UUID SITE = UUID.randomUUID();

    /** One line of an export of originals. */
    private record KnownOriginal(
            String urlkey, String payloadDigest, String recordId, Original original) {}

    private final EventCodec codec = new EventCodec();

    @Override
    String[] options() throws IOException {
        Path engine = Path.of(System.getProperty("diancang.root"), "crawler-adapter/engine/target");
        assertThat(engine.resolve("lib")).as("build the engine first").isDirectory();
        Path jar;
        try (Stream<Path> files = Files.list(engine)) {
            jar = files.filter(p -> p.toString().endsWith(".jar")).findFirst().orElseThrow();
        }
        return new String[] {
            "--diancang.engine.classpath=" + jar + ":" + engine.resolve("lib") + "/*",
            "--diancang.engine.main-class=org.diancang.engine.EngineProcess",
            "--diancang.engine.heap=256m",
            "--diancang.addresses.allowed-private-ranges=127.0.0.0/8"
        };
    }

    @Test
    void recordsTellTheSameAsTheEngineDidAndEveryRecordIsAnnounced() throws IOException {
        try (LoopbackSite site = new LoopbackSite(15, 0)) {
            StartCrawl first = start(site, "c00001");
            run(first);
            orchestrator.exportOriginals(originals());
            StartCrawl second = start(site, "c00002");
            run(second);
            assertThat(topics.captures().messages())
                    .filteredOn(c -> c.crawlId().equals(second.crawlId()))
                    .filteredOn(c -> c.recordType() == RecordType.REVISIT)
                    .hasSizeGreaterThan(15);
            assertThat(announced()).isEqualTo(recorded());

            List<ResourceCaptured> byEngine = topics.captures().messages();
            adapter.close();
            loseJournal(first);
            loseJournal(second);
            orchestrator.answerLeasesWith(409);
            adapter = startAdapter();

            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(topics.captures().messages())
                                            .hasSize(byEngine.size() * 2));
            Map<CaptureId, ResourceCaptured> byRecord =
                    topics.captures().messages().stream()
                            .skip(byEngine.size())
                            .collect(
                                    Collectors.toMap(
                                            ResourceCaptured::captureId, capture -> capture));
            assertThat(byEngine)
                    .allSatisfy(
                            c ->
                                    assertThat(byRecord.get(c.captureId()))
                                            .usingRecursiveComparison()
                                            .ignoringFields(
                                                    "writtenAt", "annotations", "payloadLength")
                                            .isEqualTo(c));
            assertThat(byEngine)
                    .filteredOn(c -> c.recordType() != RecordType.REVISIT)
                    .allSatisfy(
                            c ->
                                    assertThat(byRecord.get(c.captureId()).payloadLength())
                                            .isEqualTo(c.payloadLength()));
        }
    }

    @Test
    void anEngineKilledInMidCrawlIsStartedAgainAndNoRecordIsLost() throws IOException {
        try (LoopbackSite site = new LoopbackSite(60, 500)) {
            StartCrawl start = start(site, "c00001");
            topics.send(start);
            await().atMost(LONG).until(() -> topics.captures().messages().size() > 15);
            String pid = Files.readString(job(start).resolve("engine.pid")).split(" ")[0];
            assertThat(ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly())
                    .isTrue();
            site.delay(0);

            assertThat(awaitEnd(start).outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(recorded()).hasSizeGreaterThan(63);
            await().atMost(LONG).untilAsserted(() -> assertThat(announced()).isEqualTo(recorded()));
            assertThat(topics.captures().messages().stream().map(ResourceCaptured::url).distinct())
                    .hasSizeGreaterThanOrEqualTo(64);
            assertThat(data.resolve("warcs/open")).isEmptyDirectory();
        }
    }

    private void run(StartCrawl start) {
        topics.send(start);
        assertThat(awaitEnd(start).outcome()).isEqualTo(Outcome.COMPLETE);
        await().atMost(LONG).untilAsserted(() -> assertThat(announced()).isEqualTo(recorded()));
    }

    private CrawlFinished awaitEnd(StartCrawl start) {
        return await().atMost(LONG)
                .until(
                        () ->
                                topics.events().messages().stream()
                                        .filter(CrawlFinished.class::isInstance)
                                        .map(CrawlFinished.class::cast)
                                        .filter(e -> e.crawlId().equals(start.crawlId()))
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** As if the disk had kept the WARC files and the command, and nothing else. */
    private void loseJournal(StartCrawl start) throws IOException {
        for (String file : List.of("events.ndjson", "journal.offset", "files.announced")) {
            Files.delete(job(start).resolve(file));
        }
        Path state = job(start).resolve("crawl.json");
        Files.writeString(
                state, Files.readString(state).replace("\"ended\":true", "\"ended\":false"));
    }

    private byte[] originals() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (ResourceCaptured c : topics.captures().messages()) {
            if (c.recordType() == RecordType.RESPONSE && c.payloadDigest() != null) {
                lines.write(
                        codec.encode(
                                new KnownOriginal(
                                        c.urlkey(),
                                        c.payloadDigest(),
                                        c.recordId(),
                                        new Original(
                                                c.file(), c.offset(), c.url(), c.capturedAt()))));
                lines.write('\n');
            }
        }
        return lines.toByteArray();
    }

    private Set<CaptureId> announced() {
        return topics.captures().messages().stream()
                .map(ResourceCaptured::captureId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<CaptureId> recorded() throws IOException {
        Set<CaptureId> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(data.resolve("warcs/LJ0031"))) {
            for (Path file : files.filter(p -> p.toString().endsWith(".warc.gz")).toList()) {
                try (WarcReader reader = new WarcReader(FileChannel.open(file))) {
                    for (var r = reader.next(); r.isPresent(); r = reader.next()) {
                        WarcRecord record = r.get();
                        if (RecordType.isCapture(record.type())) {
                            found.add(
                                    new CaptureId(
                                            file.getFileName().toString(), reader.position()));
                        }
                    }
                }
            }
        }
        return found;
    }

    private Path job(StartCrawl start) {
        return data.resolve("jobs").resolve(start.crawlId().toString()).resolve("e1");
    }

    private static StartCrawl start(LoopbackSite site, String crawlNo) {
        return new StartCrawl(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "worker-1",
                1,
                Instant.now(),
                new CrawlOrder(
                        SITE,
                        "LJ0031",
                        "站点",
                        UUID.randomUUID(),
                        "图书馆",
                        crawlNo,
                        List.of(site.url()),
                        new Scope(Scope.Kind.HOST, List.of("127.0.0.1")),
                        new CrawlSettings(
                                0,
                                0,
                                Duration.ZERO,
                                Duration.ZERO,
                                20,
                                true,
                                URI.create("http://example.org/crawler"),
                                "UTF-8")),
                null);
    }
}

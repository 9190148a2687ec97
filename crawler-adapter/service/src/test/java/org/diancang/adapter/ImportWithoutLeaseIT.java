package org.diancang.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.diancang.adapter.scripted.ScriptedOrchestrator;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlCommand.ImportFiles;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.diancang.events.CrawlEvent.FileImported;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.ImportFile;
import org.diancang.events.Scope;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Imports that were given to another, or that nobody knows whose they are. */
@Execution(ExecutionMode.CONCURRENT)
class ImportWithoutLeaseIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path data;

    private final UUID crawlId = UUID.randomUUID();
    private ScriptedOrchestrator orchestrator;
    private AdapterUnderTest adapter;
    private AdapterTopics topics;

    @BeforeEach
    void start() throws IOException {
        String prefix = STACK.uniquePrefix();
        orchestrator = new ScriptedOrchestrator(AdapterUnderTest.SECRET);
        adapter = AdapterUnderTest.start(data, STACK.kafkaBootstrapServers(), prefix, orchestrator);
        topics = new AdapterTopics(STACK.kafkaBootstrapServers(), prefix);
    }

    @AfterEach
    void stop() {
        adapter.close();
        orchestrator.close();
        topics.close();
    }

    @Test
    void ofAnImportWhoseLeaseIsRefusedNoFileIsBegun() throws Exception {
        orchestrator.answerLeasesWith(409);
        ImportFile file = handOver("wget.warc.gz", 1);

        topics.send(importOf(1, List.of(file)));

        awaitState(1, "\"ended\":true");
        assertThat(topics.files().messages()).isEmpty();
        assertThat(topics.events().messages()).isEmpty();
        assertThat(incoming(file)).exists();
    }

    @Test
    void aFileBegunBeforeTheLeaseWasLostIsSealedAndAnnouncedAndNoOtherBegun() throws Exception {
        orchestrator.answerLeasesWith(409);
        ImportFile begun = handOver("wget.warc.gz", 1);
        ImportFile other = handOver("wget-plain.warc", 2);
        Path open =
                data.resolve("warcs/open")
                        .resolve(
                                "QH0001-c00002-i1-" + begun.sha512().substring(0, 16) + ".warc.gz");
        Files.move(incoming(begun), open);

        topics.send(importOf(1, List.of(begun, other)));

        awaitState(1, "\"ended\":true");
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(topics.files().messages())
                                        .singleElement()
                                        .satisfies(
                                                f ->
                                                        assertThat(f.sha512())
                                                                .isEqualTo(begun.sha512())));
        awaitCaptures();
        assertThat(open).doesNotExist();
        assertThat(incoming(other)).exists();
        assertThat(topics.events().messages()).isEmpty();
    }

    @Test
    void aLaterEpochTakesOverFromOneThatStillWaitsForItsLease() throws Exception {
        ImportFile file = handOver("wget.warc.gz", 1);
        orchestrator.answerLeasesWith(503);
        topics.send(importOf(1, List.of(file)));
        awaitState(1, "\"ended\":false");
        topics.send(importOf(2, List.of(file)));
        awaitState(2, "\"ended\":false");
        orchestrator.answerLeasesWith(200);

        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(topics.events(CrawlFinished.class))
                                        .extracting(CrawlFinished::epoch)
                                        .containsExactly(2));
        assertThat(topics.events(FileImported.class))
                .extracting(FileImported::epoch)
                .containsExactly(2);
        await().atMost(LONG).untilAsserted(() -> assertThat(topics.files().messages()).hasSize(1));
        awaitState(1, "\"ended\":true");
    }

    private void awaitCaptures() {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(topics.captures().messages()).isNotEmpty());
    }

    private void awaitState(int epoch, String part) {
        Path state = data.resolve("jobs/" + crawlId + "/e" + epoch + "/import.json");
        await().atMost(LONG)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(Files.readString(state)).contains(part));
    }

    private ImportFile handOver(String resource, int number) throws Exception {
        byte[] bytes;
        try (InputStream in = getClass().getResourceAsStream("warc/" + resource)) {
            bytes = in.readAllBytes();
        }
        String sha512 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        ImportFile file = new ImportFile(number, resource, bytes.length, sha512);
        Files.write(incoming(file), bytes);
        return file;
    }

    private Path incoming(ImportFile file) {
        return data.resolve("warcs/incoming").resolve(file.sha512());
    }

    private CrawlCommand importOf(int epoch, List<ImportFile> files) {
        return new ImportFiles(
                UUID.randomUUID(),
                crawlId,
                "worker-1",
                epoch,
                Instant.now(),
                new CrawlOrder(
                        UUID.randomUUID(),
                        "QH0001",
                        "星河县档案馆",
                        UUID.randomUUID(),
                        "青禾省图书馆",
                        "c00002",
                        List.of("http://www.xinghe-archive.example/"),
                        new Scope(Scope.Kind.HOST, List.of("www.xinghe-archive.example")),
                        new CrawlSettings(
                                0,
                                0,
                                Duration.ZERO,
                                Duration.ZERO,
                                1,
                                true,
                                URI.create("http://127.0.0.1/"),
                                "GB18030")),
                files);
    }
}

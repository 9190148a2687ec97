package org.diancang.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.diancang.adapter.scripted.ScriptedOrchestrator;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlEvent.CrawlFailed;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.diancang.events.CrawlEvent.CrawlStarted;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.Scope;
import org.diancang.stack.EmbeddedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Credentials go from the orchestrator through the pipe to the engine, and nowhere else. */
class CredentialsHandoverIT {
    @RegisterExtension static final EmbeddedStack STACK = EmbeddedStack.shared();

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PASSWORD = "correct-horse-battery-staple";

    @TempDir Path data;

    private final UUID crawlId = UUID.randomUUID();
    private final String prefix = STACK.uniquePrefix();
    private ScriptedOrchestrator orchestrator;
    private AdapterUnderTest adapter;
    private AdapterTopics topics;

    @BeforeEach
    void start() throws IOException {
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
    void theEngineHearsThemFirstAndNoFileHasThem() throws IOException {
        orchestrator.answerCredentialsWith(
                200,
                """
                {"http":[{"id":"0193b1c0-0000-7000-8000-000000000007","server":"http://a.example",
                          "realm":"","userName":"reader","password":"%s"}]}"""
                        .formatted(PASSWORD));
        topics.send(crawl());

        Path heard = data.resolve("jobs/" + crawlId + "/e1/heard");
        await().atMost(LONG).until(() -> Files.exists(heard));
        assertThat(Files.readString(heard)).isEqualTo(String.valueOf(PASSWORD.hashCode()));
        topics.send(
                new CrawlCommand.StopCrawl(
                        UUID.randomUUID(), crawlId, "worker-1", 1, Instant.now()));
        await().atMost(LONG).until(() -> !topics.events(CrawlFinished.class).isEmpty());
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .noneMatch(file -> content(file).contains(PASSWORD));
        }
    }

    @Test
    void secretsThatCantBeDecryptedEndTheCrawlWithTheReason() {
        orchestrator.answerCredentialsWith(
                422, "{\"detail\":\"The key of the credentials is missing: put it back.\"}");
        topics.send(crawl());

        await().atMost(LONG).until(() -> !topics.events(CrawlFailed.class).isEmpty());
        assertThat(topics.events(CrawlFailed.class).getFirst().reason())
                .isEqualTo("The key of the credentials is missing: put it back.");
        assertThat(topics.events(CrawlStarted.class)).isEmpty();
    }

    @Test
    void anOrchestratorThatIsAwayForAMomentOnlyDelaysTheCrawl() {
        orchestrator.answerCredentialsWith(503, "");
        topics.send(crawl());
        await().atMost(LONG)
                .until(() -> Files.exists(data.resolve("jobs/" + crawlId + "/e1/job.json")));
        orchestrator.answerCredentialsWith(200, "{}");

        await().atMost(LONG).until(() -> !topics.events(CrawlStarted.class).isEmpty());
        assertThat(topics.events(CrawlFailed.class)).isEmpty();
    }

    private StartCrawl crawl() {
        return new StartCrawl(
                UUID.randomUUID(),
                crawlId,
                "worker-1",
                1,
                Instant.now(),
                new CrawlOrder(
                        UUID.randomUUID(),
                        "LJ0031",
                        "站点",
                        UUID.randomUUID(),
                        "图书馆",
                        "c00017",
                        List.of("http://script.example/until-told"),
                        new Scope(Scope.Kind.HOST, List.of("script.example")),
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

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

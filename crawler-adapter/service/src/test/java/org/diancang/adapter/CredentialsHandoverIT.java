package org.diancang.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.diancang.adapter.scripted.ScriptedOrders;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlEvent.CrawlFailed;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.diancang.events.CrawlEvent.CrawlStarted;
import org.junit.jupiter.api.Test;

/** Credentials go from the orchestrator through the pipe to the engine, and nowhere else. */
class CredentialsHandoverIT extends AdapterTestBase {
    private static final String PASSWORD = "correct-horse-battery-staple";

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
        await().atMost(LONG)
                .ignoreException(NoSuchFileException.class)
                .until(() -> Files.readString(heard), String.valueOf(PASSWORD.hashCode())::equals);
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
        return ScriptedOrders.start("/until-told", crawlId);
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

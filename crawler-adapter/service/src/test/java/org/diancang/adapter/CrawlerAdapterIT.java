package org.diancang.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.UUID;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlEvent.CrawlFailed;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.diancang.events.CrawlEvent.CrawlPaused;
import org.diancang.events.CrawlEvent.Outcome;
import org.diancang.events.WarcFileSealed;
import org.diancang.events.WorkerHeartbeat;
import org.junit.jupiter.api.Test;

class CrawlerAdapterIT extends AdapterTestBase {
    @Test
    void aCrawlIsAcceptedRunSealedAnnouncedAndFinishedThoughItsCommandComesTwice() {
        StartCrawl start = start("/complete", 1);
        topics.send(start);
        topics.send(start);
        topics.send(startAgain(start));

        awaitEnd();
        assertThat(topics.events(CrawlEvent.CrawlAccepted.class)).hasSize(1);
        assertThat(topics.events(CrawlEvent.CrawlStarted.class)).hasSize(1);
        assertThat(topics.events(CrawlFinished.class))
                .singleElement()
                .satisfies(f -> assertThat(f.outcome()).isEqualTo(Outcome.COMPLETE))
                .satisfies(f -> assertThat(f.statistics().fetched()).isEqualTo(5));
        assertThat(urls()).hasSize(5);
        assertThat(topics.files().messages())
                .singleElement()
                .satisfies(f -> assertThat(f.recordCounts()).containsEntry("response", 5L))
                .satisfies(f -> assertThat(sealed(f.file())).hasSize(f.length()));
    }

    @Test
    void aRefusedConfigurationFailsTheCrawlAtOnceWithTheEnginesWords() {
        topics.send(start("/refuse", 1));

        awaitEnd();
        assertThat(topics.events(CrawlFailed.class))
                .singleElement()
                .satisfies(f -> assertThat(f.reason()).contains("refused: no such script"));
    }

    @Test
    void aCrawlWithoutOriginalsFails() {
        orchestrator.answerOriginalsWith(500);
        topics.send(start("/complete", 1));

        awaitEnd();
        assertThat(topics.events(CrawlFailed.class))
                .singleElement()
                .satisfies(f -> assertThat(f.reason()).contains("originals").contains("500"));
    }

    @Test
    void commandsReachTheEngineOnceAndPoisonIsPutAside() {
        topics.send(start("/until-told", 1));
        awaitCaptures(3);
        CrawlCommand pause = command(CrawlCommand.PauseCrawl::new, 1);
        topics.send(pause);
        topics.send(crawlId, "{\"type\":\"PauseCrawl\",\"comm".getBytes(StandardCharsets.UTF_8));
        topics.send(
                crawlId, "{\"type\":\"StopCrawl\",\"epoch\":1}".getBytes(StandardCharsets.UTF_8));
        topics.send(pause);
        topics.send(
                new CrawlCommand.StopCrawl(
                        UUID.randomUUID(), crawlId, "another-worker", 1, Instant.now()));
        topics.send(command(CrawlCommand.ResumeCrawl::new, 1));
        topics.send(command(CrawlCommand.CheckpointCrawl::new, 1));

        await().atMost(LONG).untilAsserted(() -> assertThat(topics.files().messages()).hasSize(1));
        assertThat(topics.events(CrawlPaused.class)).hasSize(1);
        assertThat(topics.events(CrawlEvent.CrawlResumed.class)).hasSize(1);
        assertThat(topics.events(CrawlFinished.class)).isEmpty();
        try (Topic<byte[]> dead = new Topic<>(kafka, prefix + "crawl-commands.dlt", byte[].class)) {
            await().atMost(LONG).untilAsserted(() -> assertThat(dead.records()).hasSize(2));
            assertThat(dead.records())
                    .allSatisfy(
                            r ->
                                    assertThat(r.headers().toArray())
                                            .extracting(h -> h.key())
                                            .containsExactlyInAnyOrder(
                                                    "reason", "source-partition", "source-offset"));
        }
    }

    @Test
    void aStopThatComesBeforeItsStartIsObeyed() {
        topics.send(command(CrawlCommand.StopCrawl::new, 1));
        topics.send(start("/until-told", 1));

        awaitEnd();
        assertThat(topics.events(CrawlFinished.class))
                .singleElement()
                .satisfies(f -> assertThat(f.outcome()).isEqualTo(Outcome.STOPPED));
        assertThat(topics.captures().messages()).isEmpty();
    }

    @Test
    void theWorkerIsHeardAndServesItsFilesByRangeToThoseWithTheSecret()
            throws IOException, InterruptedException {
        topics.send(start("/complete", 1));
        awaitEnd();
        try (Topic<WorkerHeartbeat> workers =
                new Topic<>(kafka, prefix + "workers", WorkerHeartbeat.class)) {
            await().atMost(LONG).untilAsserted(() -> assertThat(workers.messages()).isNotEmpty());
            assertThat(workers.messages().getLast().address())
                    .isEqualTo("http://127.0.0.1:" + adapter.port());
            assertThat(workers.messages().getLast().capacity()).isEqualTo(2);
        }
        WarcFileSealed file = topics.files().messages().getFirst();
        byte[] whole = Files.readAllBytes(sealed(file.file()));

        HttpResponse<byte[]> part = get("/warcs/" + file.file(), "Range", "bytes=10-19");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole, 10, 20));
        assertThat(get("/warcs/" + file.file(), "X-Any", "x").body()).isEqualTo(whole);
        assertThat(get("/warcs/no-such-file", "X-Any", "x").statusCode()).isEqualTo(404);
        assertThat(get("/warcs/..%2f..%2fsecret", "X-Any", "x").statusCode()).isBetween(400, 404);
        HttpResponse<byte[]> stranger = get("/warcs/" + file.file(), "Authorization", "Bearer x");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(get("/actuator/health/readiness", "Authorization", "none").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<byte[]> get(String path, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adapter.port() + path))
                        .header(header, value);
        if (!header.equals("Authorization")) {
            request.header("Authorization", "Bearer " + AdapterUnderTest.SECRET);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static StartCrawl startAgain(StartCrawl start) {
        return new StartCrawl(
                UUID.randomUUID(),
                start.crawlId(),
                start.workerId(),
                start.epoch(),
                start.at(),
                start.order(),
                start.checkpoint());
    }
}

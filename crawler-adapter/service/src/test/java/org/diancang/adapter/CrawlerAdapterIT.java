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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diancang.adapter.scripted.ScriptedEngine;
import org.diancang.adapter.scripted.ScriptedOrders;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlEvent.CrawlFailed;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.diancang.events.CrawlEvent.CrawlPaused;
import org.diancang.events.CrawlEvent.Outcome;
import org.diancang.events.ResourceCaptured;
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
    void anEngineThatDiesIsStartedAgainAndWhatItLeftIsRepairedAndAnnounced() {
        topics.send(start("/crash-once", 1));

        awaitEnd();
        assertThat(topics.events(CrawlFinished.class)).hasSize(1);
        assertThat(urls())
                .contains(
                        "http://script.example/journalled",
                        "http://script.example/unjournalled",
                        "http://script.example/page4")
                .doesNotContain("http://script.example/torn");
        assertThat(topics.files().messages()).hasSize(2);
        assertThat(topics.files().messages())
                .filteredOn(f -> f.tornBytes() > 0)
                .singleElement()
                .satisfies(f -> assertThat(f.recordCounts()).containsEntry("response", 2L))
                .satisfies(f -> assertThat(sealed(f.file() + ".torn")).hasSize(f.tornBytes()));
        assertThat(data.resolve("warcs/open")).isEmptyDirectory();
    }

    @Test
    void anEngineKilledFromOutsideIsStartedAgain() throws IOException {
        topics.send(start("/until-told", 1));
        awaitCaptures(3);
        kill(job(1).resolve("engine.pid"));

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(topics.events(CrawlEvent.CrawlStarted.class)).hasSize(2));
        topics.send(command(CrawlCommand.StopCrawl::new, 1));
        awaitEnd();
        assertThat(topics.events(CrawlFinished.class))
                .singleElement()
                .satisfies(f -> assertThat(f.outcome()).isEqualTo(Outcome.STOPPED));
        assertThat(
                        topics.captures().messages().stream()
                                .map(ResourceCaptured::captureId)
                                .distinct())
                .hasSize(6);
    }

    @Test
    void anEngineThatKeepsDyingFailsTheCrawlWithTheReason() {
        topics.send(start("/crash-always", 1));

        awaitEnd();
        assertThat(topics.events(CrawlFailed.class))
                .singleElement()
                .satisfies(f -> assertThat(f.reason()).contains("5 times").contains("137"));
        assertThat(topics.files().messages()).hasSize(5);
    }

    @Test
    void anEngineThatDiesOftenButGetsOnIsStartedAgainEachTimeFromItsLastCheckpoint()
            throws IOException {
        topics.send(start("/crash-on-the-way", 1));

        awaitEnd();
        assertThat(topics.events(CrawlFinished.class))
                .singleElement()
                .satisfies(f -> assertThat(f.outcome()).isEqualTo(Outcome.COMPLETE));
        assertThat(topics.events(CrawlEvent.CrawlStarted.class)).hasSize(ScriptedEngine.DEATHS + 1);
        assertThat(Files.readString(job(1).resolve("job.json")))
                .contains("\"checkpoint\":\"cp" + (ScriptedEngine.DEATHS - 1) + "\"");
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
    void aRefusedLeaseEndsTheEngineAndPausesTheCrawl() {
        topics.send(start("/until-told", 1));
        awaitCaptures(3);
        orchestrator.answerLeasesWith(409);

        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(topics.events(CrawlPaused.class))
                                        .extracting(CrawlPaused::reason)
                                        .containsExactly("no lease"));
        assertThat(topics.events(CrawlEvent.CrawlCheckpointed.class)).hasSize(1);
        assertThat(topics.files().messages()).hasSize(1);
        assertThat(topics.events(CrawlFinished.class)).isEmpty();
    }

    @Test
    void anOrchestratorThatDoesNotAnswerCostsTheLeaseButOnlyAfterAWhile() {
        topics.send(start("/until-told", 1));
        awaitCaptures(3);
        Instant silence = Instant.now();
        orchestrator.answerLeasesWith(503);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(topics.events(CrawlPaused.class)).hasSize(1));
        assertThat(Duration.between(silence, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aNewEpochGoesOnFromTheCheckpointOfTheLastAndOlderCommandsAreVoid() throws IOException {
        topics.send(start("/until-told", 1));
        awaitCaptures(3);
        orchestrator.answerLeasesWith(409);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(topics.events(CrawlPaused.class)).hasSize(1));
        orchestrator.answerLeasesWith(200);
        topics.send(start("/until-told", 2, "cp1"));
        awaitCaptures(6);
        topics.send(command(CrawlCommand.AbortCrawl::new, 1));
        topics.send(command(CrawlCommand.StopCrawl::new, 2));

        awaitEnd();
        assertThat(topics.events(CrawlFinished.class))
                .singleElement()
                .satisfies(f -> assertThat(f.outcome()).isEqualTo(Outcome.STOPPED))
                .satisfies(f -> assertThat(f.epoch()).isEqualTo(2));
        assertThat(Files.readString(job(2).resolve("job.json")))
                .contains("\"checkpoint\":\"cp1\"")
                .contains(job(2).resolve("heritrix").toString());
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
    void aRestartedServiceGoesOnWithItsCrawlsFromTheCheckpointAndTakesNoCommandTwice()
            throws IOException {
        StartCrawl start = start("/until-told", 1);
        topics.send(start);
        awaitCaptures(3);
        adapter.close();
        assertThat(data.resolve("warcs/open")).isEmptyDirectory();
        adapter = startAdapter();
        awaitCaptures(6);
        assertThat(Files.readString(job(1).resolve("job.json"))).contains("\"checkpoint\":\"cp1\"");
        topics.send(command(CrawlCommand.StopCrawl::new, 1));
        awaitEnd();

        adapter.close();
        adapter = startAdapter();
        topics.send(start);
        UUID second = UUID.randomUUID();
        topics.send(ScriptedOrders.start("/complete", 1, null, second, "c00018"));
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(topics.events(CrawlFinished.class))
                                        .extracting(CrawlFinished::crawlId)
                                        .containsExactlyInAnyOrder(crawlId, second));
        assertThat(topics.events(CrawlEvent.CrawlStarted.class)).hasSize(3);
    }

    @Test
    void aKilledServiceLosesNothingAndItsEngineDoesNotGoOnAlone()
            throws IOException, InterruptedException {
        adapter.close();
        Process killed = AdapterUnderTest.startProcess(data, kafka, prefix, orchestrator);
        try {
            topics.send(start("/until-told", 1));
            awaitCaptures(3);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        adapter = startAdapter();
        awaitCaptures(6);
        topics.send(command(CrawlCommand.StopCrawl::new, 1));

        awaitEnd();
        assertThat(topics.events(CrawlEvent.CrawlStarted.class).stream().map(CrawlEvent::eventId))
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(topics.events(CrawlEvent.CrawlCheckpointed.class)).isNotEmpty();
        assertThat(
                        topics.captures().messages().stream()
                                .map(ResourceCaptured::captureId)
                                .distinct())
                .hasSize(6);
        assertThat(data.resolve("warcs/open")).isEmptyDirectory();
    }

    @Test
    void aSecondAdapterOfTheSameNameAndFolderRefusesToStart() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(this::startAdapter))
                .rootCause()
                .hasMessageContaining("another adapter works with");
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

    private Path sealed(String file) {
        return data.resolve("warcs/LJ0031/" + file.split("-")[1]).resolve(file);
    }

    private Path job(int epoch) {
        return data.resolve("jobs").resolve(crawlId.toString()).resolve("e" + epoch);
    }

    private static void kill(Path pidFile) throws IOException {
        long pid = Long.parseLong(Files.readString(pidFile).split(" ")[0]);
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private List<String> urls() {
        return topics.captures().messages().stream().map(ResourceCaptured::url).distinct().toList();
    }

    private void awaitCaptures(int n) {
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(topics.captures().messages())
                                        .hasSizeGreaterThanOrEqualTo(n));
    }

    /** Topics have no common order: what was sent before the end is read once the end is there. */
    private void awaitEnd() {
        await().atMost(LONG)
                .until(
                        () ->
                                topics.events().messages().stream()
                                        .anyMatch(
                                                e ->
                                                        e instanceof CrawlFinished
                                                                || e instanceof CrawlFailed));
        for (int i = 0; i < 5; i++) {
            topics.captures().messages();
            topics.files().messages();
        }
    }

    private StartCrawl start(String script, int epoch) {
        return start(script, epoch, null);
    }

    private StartCrawl start(String script, int epoch, String checkpoint) {
        return ScriptedOrders.start(script, epoch, checkpoint, crawlId, "c00017");
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

    private interface NewCommand {
        CrawlCommand of(UUID commandId, UUID crawlId, String workerId, int epoch, Instant at);
    }

    private CrawlCommand command(NewCommand kind, int epoch) {
        return kind.of(UUID.randomUUID(), crawlId, "worker-1", epoch, Instant.now());
    }
}

package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrawlIT extends OrchestratorTestBase {
    @Test
    void aQueuedCrawlSaysWhyItWaitsAndStartsOnTheFirstWorkerWithRoom() {
        UUID site = newSite();
        Answer started = post("/api/sites/" + site + "/crawls", Map.of("delayMs", 0, "maxUrls", 7));
        assertThat(started.status()).isEqualTo(202);
        UUID crawl = UUID.fromString(started.body().path("id").asString());
        assertThat(started.response().headers().firstValue("Location"))
                .contains("/api/crawls/" + crawl);
        assertThat(started.body().path("crawlNo").asString()).isEqualTo("c00001");
        assertThat(get("/api/crawls/" + crawl).body().path("reason").asString())
                .isEqualTo("no-worker");

        CrawlCommand.StartCrawl command = awaitStart(crawl, 1, "w-" + crawl);
        assertThat(command.epoch()).isEqualTo(1);
        assertThat(command.checkpoint()).isNull();
        assertThat(command.order().siteId()).isEqualTo(site);
        assertThat(command.order().settings().delay()).isZero();
        assertThat(command.order().settings().maxUrls()).isEqualTo(7);
        stop(crawl);
    }

    @Test
    void aSiteHasOneOpenCrawlAtATime() {
        UUID site = newSite();
        UUID first = newCrawl(site);
        Answer second = post("/api/sites/" + site + "/crawls", "");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.type()).endsWith("/crawl-running");
        assertThat(second.body().path("crawlId").asString()).isEqualTo(first.toString());
        stop(first);
        Answer third = post("/api/sites/" + site + "/crawls", "{}");
        assertThat(third.status()).isEqualTo(202);
        assertThat(third.body().path("crawlNo").asString()).isEqualTo("c00002");
        stop(UUID.fromString(third.body().path("id").asString()));
        assertThat(post("/api/crawls/" + first + "/stop", "").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"delayMs\":-1}',delayMs",
        "'{\"delayMs\":60001}',delayMs",
        "'{\"delayMs\":\"5\"}',delayMs",
        "'{\"maxUrls\":0}',maxUrls",
        "'{\"maxUrls\":1.5}',maxUrls",
        "'{\"maxUrls\":99999999999999999999}',maxUrls",
    })
    void wishesOutOfRangeAreRefused(String body, String item) {
        Answer answer = post("/api/sites/" + newSite() + "/crawls", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("item").asString()).isEqualTo(item);
    }

    @Test
    void onlyTheWorkerAndEpochOfTheAssignmentRenewTheLease() {
        UUID crawl = runningCrawl(newSite(), "holder");
        String path = "/internal/crawls/" + crawl + "/lease";
        Answer renewed = put(path, Map.of("workerId", "holder", "epoch", 1));
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(Instant.parse(renewed.body().path("expiresAt").asString()))
                .isAfter(Instant.now());
        assertThat(put(path, Map.of("workerId", "other", "epoch", 1)).status()).isEqualTo(409);
        assertThat(put(path, Map.of("workerId", "holder", "epoch", 0)).status()).isEqualTo(409);
        assertThat(put(path, Map.of("workerId", "holder", "epoch", 2)).status()).isEqualTo(409);
        assertThat(put(path, Map.of("workerId", "holder")).status()).isEqualTo(400);
        report(finished(crawl, "holder", 1));
        await().atMost(SOON).until(() -> state(crawl).equals("COMPLETE"));
        assertThat(put(path, Map.of("workerId", "holder", "epoch", 1)).status()).isEqualTo(409);
    }

    @Test
    void aCrawlWhoseWorkerIsLostGoesOnFromItsCheckpointUnderTheNextEpoch() {
        UUID crawl = newCrawl(newSite());
        String worker = awaitStart(crawl, 1, "w-" + crawl).workerId();
        report(new CrawlEvent.CrawlStarted(UUID.randomUUID(), crawl, worker, 1, Instant.now()));
        report(
                new CrawlEvent.CrawlCheckpointed(
                        UUID.randomUUID(), crawl, worker, 1, Instant.now(), "cp00001"));
        await().atMost(SOON).until(() -> state(crawl).equals("RUNNING"));

        jdbc.sql("update crawl set lease_expires_at = now() - interval '1 second' where id = ?")
                .param(crawl)
                .update();
        await().atMost(SOON).until(() -> state(crawl).equals("TAKEN_OVER"));
        CrawlCommand.StartCrawl again = awaitStart(crawl, 2, worker);
        assertThat(again.workerId()).isEqualTo(worker);
        assertThat(again.checkpoint()).isEqualTo("cp00001");
        Map<String, Object> old = Map.of("workerId", worker, "epoch", 1);
        assertThat(put("/internal/crawls/" + crawl + "/lease", old).status()).isEqualTo(409);

        UUID late = UUID.randomUUID();
        report(
                new CrawlEvent.CrawlFailed(
                        late, crawl, worker, 1, Instant.now(), "late", CrawlStatistics.NONE));
        await().atMost(SOON)
                .until(
                        () ->
                                get("/api/crawls/" + crawl + "/log")
                                        .response()
                                        .body()
                                        .contains("late"));
        assertThat(state(crawl)).isNotEqualTo("FAILED");
        stop(crawl);
    }

    @Test
    void ofCheckpointsInARowTheLogShowsTheLast() {
        UUID crawl = newCrawl(newSite());
        String worker = awaitStart(crawl, 1, "w-" + crawl).workerId();
        Instant begin = Instant.now();
        report(new CrawlEvent.CrawlStarted(UUID.randomUUID(), crawl, worker, 1, begin));
        for (int i = 1; i <= 3; i++) {
            report(
                    new CrawlEvent.CrawlCheckpointed(
                            UUID.randomUUID(),
                            crawl,
                            worker,
                            1,
                            begin.plusSeconds(i),
                            "cp0000" + i));
        }
        await().atMost(SOON).until(() -> log(crawl).contains("cp00003"));
        assertThat(log(crawl)).doesNotContain("cp00001", "cp00002").contains("CrawlStarted");
        stop(crawl);
    }

    private String log(UUID crawl) {
        return get("/api/crawls/" + crawl + "/log").response().body();
    }

    @Test
    void whatIsAskedOfARunningCrawlReachesItsWorkerOnceAndInOrder() {
        UUID crawl = newCrawl(newSite());
        awaitStart(crawl, 1, "w-" + crawl);
        ask(crawl, "pause", "", 202);
        ask(crawl, "pause", "", 202);
        ask(crawl, "change", "{\"excludes\":[\"/calendar/\"],\"delayMs\":250}", 202);
        ask(crawl, "resume", "", 202);
        ask(crawl, "checkpoint", "", 202);
        ask(crawl, "abort", "", 202);

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(commands(crawl))
                                        .extracting(c -> c.getClass().getSimpleName())
                                        .containsExactly(
                                                "StartCrawl",
                                                "PauseCrawl",
                                                "ChangeCrawl",
                                                "ResumeCrawl",
                                                "CheckpointCrawl",
                                                "AbortCrawl"));
        var change = (CrawlCommand.ChangeCrawl) commands(crawl).get(2);
        assertThat(change.change().excludes()).containsExactly("/calendar/");
        assertThat(change.change().delay()).hasMillis(250);
        ask(crawl, "pause", "", 409);
        ask(crawl, "change", "{\"delayMs\":1}", 409);
        stop(crawl);
    }

    @Test
    void aCrawlHeldBeforeAnyWorkerHasItWaitsAndGoesOutWithItsChange() {
        UUID crawl = newCrawl(newSite());
        ask(crawl, "pause", "", 202);
        ask(crawl, "change", "{\"delayMs\":125}", 202);
        heartbeat("held-" + crawl, 1);
        await().atMost(SOON)
                .until(
                        () ->
                                get("/api/crawls/" + crawl)
                                        .body()
                                        .path("reason")
                                        .asString()
                                        .equals("held"));
        assertThat(commands(crawl)).isEmpty();
        ask(crawl, "resume", "", 202);
        CrawlCommand.StartCrawl start = awaitStart(crawl, 1, "held-" + crawl);
        assertThat(start.change().delay()).hasMillis(125);
        stop(crawl);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"excludes\":[\"ok\",\"(\"]}','excludes[1]'",
        "'{\"delayMs\":-1}',delayMs",
        "'{\"delayMs\":60001}',delayMs",
    })
    void aChangeThatCanNotBeIsRefusedByItem(String body, String item) {
        UUID crawl = newCrawl(newSite());
        Answer answer = post("/api/crawls/" + crawl + "/change", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("item").asString()).isEqualTo(item);
        stop(crawl);
    }

    private void ask(UUID crawl, String what, String body, int status) {
        assertThat(post("/api/crawls/" + crawl + "/" + what, body).status()).isEqualTo(status);
    }

    @Test
    void aStopReachesTheWorkerBehindItsStart() {
        UUID crawl = newCrawl(newSite());
        awaitStart(crawl, 1, "w-" + crawl);
        assertThat(post("/api/crawls/" + crawl + "/stop", "").status()).isEqualTo(202);
        assertThat(post("/api/crawls/" + crawl + "/stop", "").status()).isEqualTo(202);
        await().atMost(SOON).until(() -> commands(crawl).size() == 2);
        assertThat(commands(crawl).getLast()).isInstanceOf(CrawlCommand.StopCrawl.class);
        stop(crawl);
    }

    @Test
    void aWorkerThatSaidGoodbyeGetsNoCrawlThoughItsLastWordIsFresh() {
        String leaving = "leaving-" + UUID.randomUUID();
        awaitAlive(leaving, 9, true);
        awaitAlive(leaving, 0, false);

        UUID crawl = newCrawl(newSite());
        String staying = "staying-" + crawl;
        assertThat(awaitStart(crawl, 1, staying).workerId()).isEqualTo(staying);
        stop(crawl);
    }

    private void awaitAlive(String worker, int capacity, boolean alive) {
        await().atMost(SOON)
                .until(
                        () -> {
                            heartbeat(worker, capacity);
                            return get("/api/workers")
                                    .body()
                                    .valueStream()
                                    .filter(w -> w.path("workerId").asString().equals(worker))
                                    .anyMatch(w -> w.path("alive").asBoolean() == alive);
                        });
    }

    private CrawlCommand.StartCrawl awaitStart(UUID crawl, int epoch, String worker) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> {
                            heartbeat(worker, 1);
                            return commands(crawl).stream().anyMatch(c -> c.epoch() == epoch);
                        });
        return (CrawlCommand.StartCrawl)
                commands(crawl).stream().filter(c -> c.epoch() == epoch).findFirst().orElseThrow();
    }

    private List<CrawlCommand> commands(UUID crawl) {
        return all(Topics.CRAWL_COMMANDS).stream()
                .filter(m -> m.key().equals(crawl.toString()))
                .map(m -> codec.decode(m.value(), CrawlCommand.class))
                .toList();
    }

    private CrawlEvent finished(UUID crawl, String worker, int epoch) {
        return new CrawlEvent.CrawlFinished(
                UUID.randomUUID(),
                crawl,
                worker,
                epoch,
                Instant.now(),
                CrawlEvent.Outcome.COMPLETE,
                CrawlStatistics.NONE);
    }

    /** Ends a crawl, so that it asks no worker of another test for room. */
    private void stop(UUID crawl) {
        jdbc.sql(
                        """
                        update crawl set state = 'STOPPED', ended_at = now(), worker_id = null,
                            lease_expires_at = null
                        where id = ?""")
                .param(crawl)
                .update();
    }
}

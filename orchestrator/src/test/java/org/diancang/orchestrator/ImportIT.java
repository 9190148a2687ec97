package org.diancang.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diancang.events.CrawlCommand;
import org.diancang.events.CrawlEvent;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.ImportFile;
import org.diancang.events.Topics;
import org.diancang.events.UnreadablePart;
import org.diancang.events.WarcFileSealed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportIT extends OrchestratorTestBase {
    private static final String SHA = "3c".repeat(64);

    @Test
    void theWorkerThatHasTheBytesGetsTheImportAndWhatItReportsIsKeptOnce() {
        UUID site = newSite();
        String worker = "w-" + site;
        JsonNode accepted = start(site, worker, file("a.warc.gz", SHA), file("b.warc.gz", SHA));
        UUID crawl = UUID.fromString(accepted.path("crawl").path("id").asString());
        CrawlCommand.ImportFiles command = awaitCommand(crawl, worker);
        assertThat(command.files()).containsExactly(new ImportFile(1, "a.warc.gz", 1234, SHA));
        assertThat(command.order().siteId()).isEqualTo(site);

        String stored = command.order().siteNo() + "-c00001-i1-3c3c3c3c3c3c3c3c.warc.gz";
        CrawlEvent done =
                new CrawlEvent.FileImported(
                        UUID.randomUUID(),
                        crawl,
                        worker,
                        1,
                        Instant.now(),
                        1,
                        stored,
                        7,
                        "Wget/1.21",
                        1,
                        List.of(new UnreadablePart(99, 5, "torn")));
        report(done);
        report(done);
        report(
                new CrawlEvent.CrawlFinished(
                        UUID.randomUUID(),
                        crawl,
                        worker,
                        1,
                        Instant.now(),
                        CrawlEvent.Outcome.COMPLETE,
                        CrawlStatistics.NONE));
        await().atMost(SOON).until(() -> state(crawl).equals("COMPLETE"));
        JsonNode view = get("/api/crawls/" + crawl + "/import").body();
        assertThat(view.path("by").asString()).isEqualTo("zhang");
        JsonNode file = view.path("files").get(0);
        assertThat(file.path("name").asString()).isEqualTo("a.warc.gz");
        assertThat(file.path("state").asString()).isEqualTo("IMPORTED");
        assertThat(file.path("file").asString()).isEqualTo(stored);
        assertThat(file.path("unreadable").get(0).path("reason").asString()).isEqualTo("torn");
        assertThat(
                        get("/api/crawls/" + crawl + "/log")
                                .body()
                                .valueStream()
                                .map(e -> e.path("type").asString()))
                .containsOnlyOnce("FileImported", "ImportQueued");
        assertThat(get("/api/crawls/" + crawl + "/log").response().body()).contains("@99: torn");

        produce(
                Topics.WARC_FILES,
                stored,
                codec.encode(
                        new WarcFileSealed(
                                stored, 1234, SHA, Map.of(), 0, crawl, site, Instant.now())));
        await().atMost(SOON)
                .until(
                        () ->
                                get("/internal/warc-files")
                                        .response()
                                        .body()
                                        .lines()
                                        .anyMatch(
                                                line ->
                                                        line.contains(stored)
                                                                && line.contains("\"flaws\":[99]")
                                                                && line.contains(
                                                                        "\"allFlaws\":true")));
        Answer again =
                post("/internal/sites/" + site + "/imports", request(worker, file("c.warc", SHA)));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("crawl").isNull()).isTrue();
        assertThat(again.body().path("known").get(0).path("file").asString()).isEqualTo(stored);
        assertThat(get("/internal/sites/" + site + "/imported-files/" + SHA).status())
                .isEqualTo(200);
        assertThat(get("/internal/sites/" + newSite() + "/imported-files/" + SHA).status())
                .isEqualTo(404);
    }

    @Test
    void noOtherWorkerGetsAnImport() {
        UUID site = newSite();
        String worker = "w-" + site;
        UUID crawl = crawlOf(start(site, worker, file("a.warc.gz", SHA)));
        UUID other = newCrawl(newSite());
        await().atMost(SOON)
                .until(
                        () -> {
                            heartbeat("idle", 100);
                            return started(other);
                        });
        assertThat(commands(crawl)).isEmpty();
        assertThat(state(crawl)).isEqualTo("QUEUED");
        post("/api/crawls/" + crawl + "/stop", "");
        // What was never taken in may be imported again.
        UUID again = crawlOf(start(site, worker, file("a.warc.gz", SHA)));
        post("/api/crawls/" + again + "/stop", "");
        post("/api/crawls/" + other + "/stop", "");
    }

    @Test
    void whatIsNoImportIsRefusedByItem() {
        UUID site = newSite();
        String path = "/internal/sites/" + site + "/imports";
        for (Object bad :
                List.of(
                        Map.of(),
                        Map.of("workerId", "../x", "files", List.of(file("a", SHA))),
                        Map.of("workerId", "w", "files", List.of()),
                        request("w", file("", SHA)),
                        request("w", file("a", "short")),
                        request("w", Map.of("name", "a", "length", -1, "sha512", SHA)))) {
            Answer answer = post(path, bad);
            assertThat(answer.status()).as("%s", bad).isBetween(400, 422);
            assertThat(answer.body().path("errors")).isNotEmpty();
        }
        assertThat(post("/internal/sites/" + UUID.randomUUID() + "/imports", "{}").status())
                .isEqualTo(404);
        assertThat(get("/api/crawls/" + UUID.randomUUID() + "/import").status()).isEqualTo(404);
    }

    private JsonNode start(UUID site, String worker, Object... files) {
        Answer answer = post("/internal/sites/" + site + "/imports", request(worker, files));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer.body();
    }

    private static UUID crawlOf(JsonNode accepted) {
        return UUID.fromString(accepted.path("crawl").path("id").asString());
    }

    private static Map<String, Object> request(String worker, Object... files) {
        return Map.of("workerId", worker, "by", "zhang", "files", List.of(files));
    }

    private static Map<String, Object> file(String name, String sha512) {
        return Map.of("name", name, "length", 1234, "sha512", sha512);
    }

    private CrawlCommand.ImportFiles awaitCommand(UUID crawl, String worker) {
        await().atMost(SOON)
                .until(
                        () -> {
                            heartbeat(worker, 1);
                            return !commands(crawl).isEmpty();
                        });
        return (CrawlCommand.ImportFiles) commands(crawl).getFirst();
    }

    private boolean started(UUID crawl) {
        return !commands(crawl).isEmpty();
    }

    private List<CrawlCommand> commands(UUID crawl) {
        return all(Topics.CRAWL_COMMANDS).stream()
                .filter(message -> crawl.toString().equals(message.key()))
                .map(message -> codec.decode(message.value(), CrawlCommand.class))
                .toList();
    }
}

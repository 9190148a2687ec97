package org.diancang.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.diancang.adapter.scripted.ScriptedOrders;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlCommand.StopCrawl;
import org.diancang.events.CrawlEvent.CrawlFinished;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** What others are shown of a crawl of this worker. */
class LiveViewIT extends AdapterTestBase {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aRunningCrawlShowsItsSnapshotItsLogAndItsFilesAndKeepsItsConfigurationForEver()
            throws Exception {
        topics.send(startCrawl());
        await().atMost(LONG).until(() -> text(get("/log")).contains("page0"));

        assertThat(text(get("/live"))).isEqualTo("{\"holding\":false}");
        assertThat(text(get("/log?status=problem")))
                .contains("http://script.example/gone", "\"status\":404", "\"next\":null")
                .doesNotContain("page0");
        assertThat(text(get("/log?q=PAGE0&limit=1"))).contains("page0", "\"bytes\":5120");
        assertThat(unzipped(get("/files/crawl-log"))).startsWith("2026-11-26T").hasLineCount(2);
        assertThat(text(get("/files/configuration"))).isEqualTo("{\"versions\":{}}");
        assertThat(unzipped(get("/files/queue"))).isEqualTo("http://script.example/waits\n");

        topics.send(new StopCrawl(UUID.randomUUID(), crawlId, "worker-1", 1, Instant.now()));
        await().atMost(LONG).until(() -> !topics.events(CrawlFinished.class).isEmpty());
        assertThat(text(get("/log"))).contains("page0");
        assertThat(unzipped(get("/files/queue"))).isEqualTo("http://script.example/left\n");
        assertThat(data.resolve("warcs/LJ0031/c00017/LJ0031-c00017-e1-configuration.json"))
                .hasContent("{\"versions\":{}}");
    }

    @Test
    void whatWasLeftInTheQueueOutlivesTheJobFolder() throws Exception {
        topics.send(startCrawl());
        await().atMost(LONG).until(() -> text(get("/log")).contains("page0"));
        topics.send(new StopCrawl(UUID.randomUUID(), crawlId, "worker-1", 1, Instant.now()));
        await().atMost(LONG).until(() -> !topics.events(CrawlFinished.class).isEmpty());

        assertThat(data.resolve("warcs/LJ0031/c00017"))
                .isDirectoryContaining("glob:**/LJ0031-c00017-e1-queue.txt.gz")
                .isDirectoryNotContaining("glob:**.new");
        FileSystemUtils.deleteRecursively(data.resolve("jobs/" + crawlId));
        assertThat(unzipped(get("/files/queue?site=LJ0031&crawl=c00017")))
                .isEqualTo("http://script.example/left\n");
        for (String other :
                List.of(
                        "",
                        "?site=LJ0031&crawl=c00018",
                        "?site=..&crawl=c00017",
                        "?site=LJ0031&crawl=..%2fc00017")) {
            assertThat(get("/files/queue" + other).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void aCrawlThatEndsWithNothingLeftKeepsNoQueue() throws Exception {
        topics.send(ScriptedOrders.start("/complete", crawlId));
        await().atMost(LONG).until(() -> !topics.events(CrawlFinished.class).isEmpty());

        assertThat(data.resolve("warcs/LJ0031/c00017"))
                .isDirectoryNotContaining("glob:**queue.txt.gz");
        assertThat(get("/files/queue?site=LJ0031&crawl=c00017").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereOrNotAskedRightlyIsRefusedAndNothingElseOfTheDiskIsShown() throws Exception {
        Path job = Files.createDirectories(data.resolve("jobs/" + crawlId + "/e1"));
        Files.writeString(data.resolve("jobs/" + crawlId + "/secret"), "secret");

        assertThat(get("/live").statusCode()).isEqualTo(404);
        assertThat(get("/files/crawl-log").statusCode()).isEqualTo(404);
        assertThat(get("/files/configuration").statusCode()).isEqualTo(404);
        assertThat(get("/files/queue").statusCode()).isEqualTo(404);
        assertThat(get("/log?status=6xx").statusCode()).isEqualTo(400);
        assertThat(get("/log?limit=0").statusCode()).isEqualTo(400);
        assertThat(get("/log?limit=201").statusCode()).isEqualTo(400);
        assertThat(get("/log?after=-1").statusCode()).isEqualTo(400);
        assertThat(get("/log?q=" + "x".repeat(201)).statusCode()).isEqualTo(400);
        for (String path :
                List.of(
                        "/files/..%2fsecret",
                        "/files/%2e%2e%2fsecret", "/files/secret", "/files/crawl.json")) {
            assertThat(get(path).statusCode()).as(path).isBetween(400, 404);
        }
        for (String id : List.of("..", "%2e%2e", "..%2f..", "x", UUID.randomUUID().toString())) {
            assertThat(
                            call("/internal/crawls/" + id + "/log", AdapterUnderTest.SECRET)
                                    .statusCode())
                    .as(id)
                    .isBetween(400, 404);
        }
        assertThat(call("/internal/crawls/" + crawlId + "/log", "wrong").statusCode())
                .isEqualTo(401);
        assertThat(job).isEmptyDirectory();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return call("/internal/crawls/" + crawlId + path, AdapterUnderTest.SECRET);
    }

    private HttpResponse<byte[]> call(String path, String secret) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adapter.port() + path))
                        .header("Authorization", "Bearer " + secret)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String unzipped(HttpResponse<byte[]> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private StartCrawl startCrawl() {
        return ScriptedOrders.start("/until-told", crawlId);
    }
}

package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlSnapshot;
import org.diancang.events.CrawlSnapshot.Part;
import org.diancang.events.CrawlSnapshot.QueueState;
import org.junit.jupiter.api.Test;

/** What an engine tells those who watch its crawl. */
class WatchedCrawlIT extends EngineTestBase {
    @Test
    void whoWatchesSeesWhatCameWhatWaitsAndWhy() throws Exception {
        site.web(200);
        try (EngineUnderTest engine = start(settings(Duration.ofMillis(100)))) {
            await().atMost(LONG)
                    .until(
                            () ->
                                    Files.exists(engine.file("live.json"))
                                            && engine.live().totals().fetched() > 20
                                            && !engine.live().queues().shown().isEmpty());
            CrawlSnapshot live = engine.live();

            assertThat(live.statuses().parts()).extracting(Part::name).contains("200", "404");
            assertThat(live.types().parts()).extracting(Part::name).contains("text/html");
            assertThat(live.hosts().parts()).extracting(Part::name).containsExactly(HOST);
            assertThat(live.queues().shown())
                    .singleElement()
                    .satisfies(q -> assertThat(q.server()).isEqualTo("127.0.0.2"))
                    .satisfies(q -> assertThat(q.hosts()).containsExactly(HOST))
                    .satisfies(q -> assertThat(q.urls()).isBetween(50L, 200L))
                    .satisfies(
                            q ->
                                    assertThat(q.state())
                                            .isIn(
                                                    QueueState.PAUSE,
                                                    QueueState.FETCHING,
                                                    QueueState.TURN));
            assertThat(live.recent().host()).isEqualTo(HOST);
            assertThat(live.recent().path()).isEqualTo("/p/");

            engine.command("pause asked");
            await().atMost(LONG).until(() -> engine.live().holding());
            assertThat(engine.live().queues().shown())
                    .extracting(CrawlSnapshot.Queue::state)
                    .containsExactly(QueueState.HELD);

            engine.command("queue");
            await().atMost(LONG).until(() -> Files.exists(engine.file("queue.txt.gz")));
            assertThat(gunzipped(engine.file("queue.txt.gz")).lines())
                    .hasSizeGreaterThan(50)
                    .allMatch(url -> url.startsWith("http://" + HOST + ":" + site.port() + "/p/"));

            change(engine, new CrawlChange(1, List.of("/p/1"), Duration.ZERO));
            await().atMost(LONG)
                    .until(
                            () ->
                                    Files.readString(engine.file("configuration.json"))
                                            .contains("/p/1"));
            assertThat(Files.readString(engine.file("configuration.json")))
                    .contains("\"heritrix\":\"3.13.0\"", "\"java\":\"25", "crawlController");
        }
    }

    @Test
    void aServerThatAsksToBeLeftAloneIsShownWithItsTime() throws Exception {
        site.web(60);
        site.refuse(MANY, 429, "30");
        try (EngineUnderTest engine = start(settings(Duration.ofMillis(20)))) {
            await().atMost(LONG)
                    .until(
                            () ->
                                    Files.exists(engine.file("live.json"))
                                            && !engine.live().queues().shown().isEmpty());

            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(engine.live().queues().shown())
                                            .singleElement()
                                            .satisfies(
                                                    q ->
                                                            assertThat(q.state())
                                                                    .isEqualTo(QueueState.BUSY))
                                            .satisfies(
                                                    q ->
                                                            assertThat(q.until())
                                                                    .isAfter(Instant.now())));
        }
    }

    private static String gunzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.diancang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.diancang.events.CrawlSettings;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.ScopeRules;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How engines end: by themselves, by command, by limits, and without a guard. */
class EngineEndingIT extends EngineTestBase {
    @Test
    void theEndOfStandardInputCheckpointsAndStops() throws Exception {
        site.web(400).slow(50);
        try (EngineUnderTest engine =
                start("orphan", "c00001", EngineUnderTest.settings(0), null)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> engine.captures().size() > 50);
            engine.endInput();

            assertThat(engine.awaitExit()).isEqualTo(EngineProcess.ORPHANED);
            assertThat(engine.file(QueueFile.NAME)).as("it is not over").doesNotExist();
            assertThat(engine.events()).contains("CrawlPaused", "CrawlCheckpointed");
            assertThat(engine.journal().getLast().path("kind").stringValue("")).isEqualTo("crawl");
            int before = engine.captures().size();
            assertThat(before).isLessThan(400);
            String checkpoint = checkpointOf(engine);

            site.slow(0);
            EngineJob resumed =
                    job(
                            "c00001",
                            EngineUnderTest.settings(0),
                            null,
                            hostScope(),
                            2,
                            root.resolve("orphan/heritrix"),
                            checkpoint);
            try (EngineUnderTest second = EngineUnderTest.start(root, "resumed", resumed)) {
                assertThat(second.awaitExit()).as("log: %s", second.log()).isZero();
                assertThat(byPath(second.captures())).doesNotContainKey("/");
                Map<String, ResourceCaptured> all = byPath(engine.captures());
                all.putAll(byPath(second.captures()));
                assertThat(all).hasSize(404);
                assertThat(second.captures().getFirst().file()).contains("-e2-");
            }
        }
    }

    @Test
    void whatWasLeftOutBeforeACheckpointIsNotForgottenAfterIt() throws Exception {
        String other = "http://" + OTHER + ":" + site.port();
        site.web(200)
                .html(
                        "/p/0",
                        "<img src='%1$s/1.png'><img src='%1$s/2.png'><img src='%1$s/3.png'>"
                                .formatted(other))
                .slow(50);
        CrawlSettings oneRequisite =
                new CrawlSettings(
                        0,
                        0,
                        Duration.ZERO,
                        Duration.ZERO,
                        100,
                        true,
                        EngineUnderTest.settings(0).contact(),
                        "GB18030",
                        new ScopeRules(List.of(), List.of(), 20, 3, 1, List.of()),
                        null,
                        null,
                        null,
                        null,
                        null);
        try (EngineUnderTest engine = start("before", "c00001", oneRequisite, null)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> engine.captures().size() > 60);
            engine.endInput();
            assertThat(engine.awaitExit()).isEqualTo(EngineProcess.ORPHANED);

            site.slow(0);
            EngineJob resumed =
                    job(
                            "c00001",
                            oneRequisite,
                            null,
                            hostScope(),
                            2,
                            root.resolve("before/heritrix"),
                            checkpointOf(engine));
            try (EngineUnderTest second = EngineUnderTest.start(root, "after", resumed)) {
                assertThat(second.awaitExit()).as("log: %s", second.log()).isZero();

                assertThat(second.captures().stream().map(ResourceCaptured::url))
                        .noneMatch(url -> url.startsWith(other) && url.endsWith(".png"));
                assertThat(second.outcome()).isEqualTo("BUDGET");
            }
        }
    }

    @Test
    void commandsPauseResumeCheckpointAndStop() throws Exception {
        site.web(400).slow(200);
        try (EngineUnderTest engine =
                start("commanded", "c00001", EngineUnderTest.settings(0), null)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> engine.captures().size() > 20);
            engine.command("pause no lease");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> engine.events().contains("CrawlPaused"));
            engine.command("resume");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> engine.events().contains("CrawlResumed"));
            engine.command("checkpoint");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> engine.events().contains("CrawlCheckpointed"));
            engine.command("stop");

            assertThat(engine.awaitExit()).isZero();
            assertLeftOrFetched(engine, 400);
            assertThat(engine.events())
                    .containsSubsequence(
                            "CrawlStarted",
                            "CrawlPausing",
                            "CrawlPaused",
                            "CrawlResumed",
                            "CrawlCheckpointed",
                            "CrawlStopping");
            assertThat(engine.journal().getLast().path("outcome").stringValue(""))
                    .isEqualTo("STOPPED");
            assertThat(engine.journal())
                    .anyMatch(line -> line.at("/event/reason").stringValue("").equals("no lease"));
            try (var files = Files.list(root.resolve("warcs"))) {
                assertThat(files).allMatch(f -> f.toString().endsWith(".warc.gz"));
            }
        }
    }

    @Test
    void abortEndsAtOnceEvenWhileAServerKeepsUsWaiting() throws Exception {
        site.web(100).slow(15_000);
        try (EngineUnderTest engine =
                start("aborted", "c00001", EngineUnderTest.settings(0), null)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> !site.requests().isEmpty());
            engine.command("abort");

            assertThat(engine.awaitExit()).isZero();
            assertThat(engine.journal().getLast().path("outcome").stringValue(""))
                    .isEqualTo("ABORTED");
            assertThat(left(engine)).isNotEmpty();
        }
    }

    @Test
    void aBudgetOfUrlsIsNotExceeded() throws Exception {
        site.web(300);
        try (EngineUnderTest engine =
                start("budget", "c00001", EngineUnderTest.settings(50), null)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(site.requests()).hasSize(50);
            assertThat(engine.journal().getLast().path("outcome").stringValue(""))
                    .isEqualTo("BUDGET");
            assertThat(left(engine)).hasSize(statistics(engine).path("queued").intValue());
            assertLeftOrFetched(engine, 300);
        }
    }

    @Test
    void aCrawlEndsWhenItsTimeIsUp() throws Exception {
        site.web(400).slow(200);
        try (EngineUnderTest engine =
                start(
                        "timed",
                        "c00001",
                        EngineUnderTest.settings(0, Duration.ofSeconds(5)),
                        null)) {
            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();

            assertThat(engine.journal().getLast().path("outcome").stringValue(""))
                    .isEqualTo("BUDGET");
            assertThat(left(engine)).isNotEmpty();
        }
    }

    @Test
    void aCrawlStoppedWhileItHoldsLeavesWhatWaited() throws Exception {
        site.web(200).slow(50);
        try (EngineUnderTest engine = start("held", "c00001", EngineUnderTest.settings(0), null)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> engine.captures().size() > 20);
            engine.command("pause asked");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> engine.events().contains("CrawlPaused"));
            engine.command("stop");

            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            assertThat(engine.outcome()).isEqualTo("STOPPED");
            assertLeftOrFetched(engine, 200);
        }
    }

    @Test
    void aCompleteCrawlLeavesNothingThoughSomebodyAskedForItsQueue() throws Exception {
        site.web(100).slow(500);
        try (EngineUnderTest engine =
                start("complete", "c00001", EngineUnderTest.settings(0), null)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> engine.captures().size() > 5);
            engine.command("queue");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.exists(engine.file(QueueFile.NAME)));
            site.slow(0);

            assertThat(engine.awaitExit()).as("log: %s", engine.log()).isZero();
            assertThat(engine.outcome()).isEqualTo("COMPLETE");
            assertThat(engine.file(QueueFile.NAME)).doesNotExist();
        }
    }

    @Test
    void aJobThatIsNoneIsRefusedWithItsReasonLast() throws Exception {
        Path folder = Files.createDirectories(root.resolve("bad"));
        Files.writeString(folder.resolve(EngineJob.FILE), "{\"epoch\":0}");
        try (EngineUnderTest engine = EngineUnderTest.start(folder, root)) {
            assertThat(engine.awaitExit()).isEqualTo(EngineProcess.REFUSED);
            assertThat(engine.log().lines().toList().getLast()).contains("refused:", "crawlId");
        }
    }

    /** Each page stands in the queue that was left, or was fetched, and none is both. */
    private void assertLeftOrFetched(EngineUnderTest engine, int pages) throws IOException {
        List<String> left = left(engine).stream().filter(url -> url.contains("/p/")).toList();
        List<String> fetched =
                engine.captures().stream()
                        .map(ResourceCaptured::url)
                        .filter(url -> url.contains("/p/"))
                        .toList();
        assertThat(left).isNotEmpty().doesNotContainAnyElementsOf(fetched);
        assertThat(left.size() + fetched.size()).isEqualTo(pages);
    }

    private static List<String> left(EngineUnderTest engine) throws IOException {
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(engine.file(QueueFile.NAME)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static JsonNode statistics(EngineUnderTest engine) throws IOException {
        return engine.journal().getLast().path("statistics");
    }

    private static String checkpointOf(EngineUnderTest engine) throws IOException {
        return engine.journal().stream()
                .map(line -> line.at("/event/checkpoint").stringValue(""))
                .filter(name -> !name.isEmpty())
                .reduce((a, b) -> b)
                .orElseThrow();
    }
}

package org.diancang.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diancang.endtoend.CrawlControl.awaitCleanAudit;
import static org.diancang.endtoend.CrawlControl.awaitFetched;
import static org.diancang.endtoend.CrawlControl.awaitNoEngine;
import static org.diancang.endtoend.CrawlControl.awaitState;
import static org.diancang.endtoend.CrawlControl.engines;
import static org.diancang.endtoend.CrawlControl.show;
import static org.diancang.endtoend.CrawlControl.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.product.ExtraWorker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A worker that falls silent: another goes on with its crawl, and the first, back, lets it be. */
@ExtendWith(SharedArchive.class)
class TakeoverIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ADAPTER = "crawler-adapter";

    @Test
    void aSecondWorkerGoesOnFromTheCheckpointAndTheFirstStopsItself(SampleArchive archive)
            throws Exception {
        String crawl = start(archive, 1000);
        awaitFetched(archive, crawl, 13);
        List<ProcessHandle> firstEngine = engines();
        long first = archive.product().pid(ADAPTER);
        try (ExtraWorker second =
                ExtraWorker.start(
                        archive.root(), archive.data(), archive.addresses(), "worker-2")) {
            archive.desk().ask(crawl, "checkpoint", Map.of());
            await("it has a checkpoint")
                    .atMost(PATIENCE)
                    .until(() -> log(archive, crawl).contains("CrawlCheckpointed"));
            signal("STOP", first);
            await("the second worker runs it")
                    .atMost(PATIENCE)
                    .until(
                            () -> {
                                // One answer: between two the crawl may be taken over.
                                JsonNode now = show(archive, crawl);
                                return now.path("state").asString().equals("RUNNING")
                                        && now.path("epoch").asInt() == 2;
                            });
            assertThat(show(archive, crawl).path("workerId").asString()).isEqualTo("worker-2");
            assertThat(archive.data().root().resolve("jobs").resolve(crawl).resolve("e2/job.json"))
                    .as("where the second worker begins")
                    .content()
                    .contains("\"checkpoint\":\"cp");
            assertThat(firstEngine)
                    .as("engines of the silent worker")
                    .noneMatch(TakeoverIT::isAtWork);
            signal("CONT", first);
            archive.desk().ask(crawl, "change", Map.of("delayMs", 50));
            awaitState(archive, crawl, "COMPLETE");
            assertThat(show(archive, crawl).path("epoch").asInt()).isEqualTo(2);
            assertThat(log(archive, crawl)).contains("CrawlTakenOver");
            awaitNoEngine();
            awaitCleanAudit(archive);
        } finally {
            signal("CONT", first);
        }
    }

    /** A dead child of a stopped parent stays as a zombie. */
    private static boolean isAtWork(ProcessHandle engine) {
        try {
            String stat = Files.readString(Path.of("/proc/" + engine.pid() + "/stat"));
            return !stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException e) {
            return false;
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String log(SampleArchive archive, String crawl) {
        return archive.desk().get("crawls/" + crawl + "/log").toString();
    }
}

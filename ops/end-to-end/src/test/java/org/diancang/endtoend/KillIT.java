package org.diancang.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.audit.AuditReport;
import org.diancang.launcher.audit.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Processes killed in mid-crawl: the crawl ends all the same, and files and index agree. */
@ExtendWith(SharedArchive.class)
class KillIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String ADAPTER = "crawler-adapter";

    @Test
    void aCrawlWhoseEngineIsKilledEndsAndNothingIsLost(SampleArchive archive) {
        String crawl = crawlInProgress(archive);
        List<ProcessHandle> engines = engines();
        assertThat(engines).hasSize(1);
        engines.get(0).destroyForcibly();
        endsWithACleanAudit(archive, crawl);
    }

    @Test
    void aCrawlWhoseAdapterIsKilledEndsAndLeavesNoOrphan(SampleArchive archive) {
        String crawl = crawlInProgress(archive);
        List<ProcessHandle> engines = engines();
        assertThat(engines).hasSize(1);
        kill(archive, ADAPTER);
        archive.product().restart(ADAPTER);
        await("the engine of the killed adapter ends")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !engines.get(0).isAlive());
        endsWithACleanAudit(archive, crawl);
    }

    @Test
    void anIndexerKilledInMidCrawlCatchesUp(SampleArchive archive) {
        String crawl = crawlInProgress(archive);
        kill(archive, "indexer");
        archive.product().restart("indexer");
        endsWithACleanAudit(archive, crawl);
    }

    private static String crawlInProgress(SampleArchive archive) {
        String crawl =
                archive.desk()
                        .crawl(archive.site().siteId(), Map.of("delayMs", 150))
                        .path("id")
                        .asString();
        await("the crawl is under way")
                .atMost(PATIENCE)
                .until(() -> show(archive, crawl).path("statistics").path("fetched").asLong() > 12);
        return crawl;
    }

    private static JsonNode show(SampleArchive archive, String crawl) {
        return archive.desk().get("crawls/" + crawl);
    }

    private static List<ProcessHandle> engines() {
        return ProcessHandle.current()
                .descendants()
                .filter(
                        p ->
                                p.info()
                                        .commandLine()
                                        .orElse("")
                                        .contains("org.diancang.engine.EngineProcess"))
                .toList();
    }

    private static void kill(SampleArchive archive, String service) {
        ProcessHandle process = ProcessHandle.of(archive.product().pid(service)).orElseThrow();
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }

    private static void endsWithACleanAudit(SampleArchive archive, String crawl) {
        await("the crawl ends")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> show(archive, crawl).path("state").asString().equals("COMPLETE"));
        await("no engine is left").atMost(Duration.ofSeconds(30)).until(() -> engines().isEmpty());
        await("the index has caught up and agrees with the files")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> {
                            AuditReport audit = archive.audit();
                            assertThat(audit.findings()).extracting(Finding::sentence).isEmpty();
                            assertThat(audit.inOpenFiles()).isZero();
                        });
        assertThat(show(archive, crawl).path("statistics").path("fetched").asLong())
                .isGreaterThan(50);
    }
}

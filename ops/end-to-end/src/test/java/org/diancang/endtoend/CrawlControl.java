package org.diancang.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.diancang.check.SampleArchive;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.audit.Finding;
import tools.jackson.databind.JsonNode;

/** Crawls of the sample county, begun, watched and seen to their end. */
final class CrawlControl {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private CrawlControl() {}

    /** Begins one; answers its id. */
    static String start(SampleArchive archive, int delayMillis) {
        return archive.desk()
                .crawl(archive.site().siteId(), Map.of("delayMs", delayMillis))
                .path("id")
                .asString();
    }

    static JsonNode show(SampleArchive archive, String crawl) {
        return archive.desk().get("crawls/" + crawl);
    }

    static void awaitFetched(SampleArchive archive, String crawl, long n) {
        await("the crawl is under way")
                .atMost(PATIENCE)
                .until(() -> show(archive, crawl).path("statistics").path("fetched").asLong() >= n);
    }

    static void awaitState(SampleArchive archive, String crawl, String state) {
        await("the crawl is " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> show(archive, crawl).path("state").asString().equals(state));
    }

    /** The reason that a crawl gives once it is in a state, which it may leave at once. */
    static String reasonOnce(SampleArchive archive, String crawl, String state) {
        return await("the crawl is " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> show(archive, crawl),
                        now -> now.path("state").asString().equals(state))
                .path("reason")
                .asString();
    }

    /** What was to be seen while it was slow has been seen. */
    static void hurry(SampleArchive archive, String crawl) {
        try {
            archive.desk().ask(crawl, "change", Map.of("delayMs", 0));
        } catch (LauncherException e) {
            assertThat(show(archive, crawl).path("endedAt").asString(""))
                    .as("end of a crawl that is not to be changed: %s", e.getMessage())
                    .isNotEmpty();
        }
    }

    static void awaitCleanAudit(SampleArchive archive) {
        await("the index has caught up and agrees with the files")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        archive::audit,
                        audit -> {
                            assertThat(audit.findings()).extracting(Finding::sentence).isEmpty();
                            assertThat(audit.inOpenFiles()).isZero();
                        });
    }

    static void awaitNoEngine() {
        await("no engine is left").atMost(Duration.ofSeconds(60)).until(() -> engines().isEmpty());
    }

    /** Engines that processes of this test have started. */
    static List<ProcessHandle> engines() {
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
}

package org.diancang.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.diancang.check.SampleArchive;
import org.diancang.endtoend.AnnouncedCaptures.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Crawls that are held, changed and ended while they run, and a server that asks for a pause. */
@ExtendWith(SharedArchive.class)
class LiveControlIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MUSEUM = "museum.qinghe-culture.example";

    @Test
    void whatIsExcludedWhileACrawlRunsIsFetchedNoMoreThoughItWaited(SampleArchive archive) {
        String crawl = start(archive, 300);
        try (var announced = new AnnouncedCaptures(archive.ports().kafka())) {
            awaitFetched(archive, crawl, 8);
            archive.desk().ask(crawl, "pause", Map.of());
            awaitState(archive, crawl, "PAUSED");
            assertThat(show(archive, crawl).path("reason").asString()).isEqualTo("asked");
            assertThat(show(archive, crawl).path("statistics").path("queued").asLong())
                    .isPositive();
            drain(announced);
            archive.desk()
                    .ask(
                            crawl,
                            "change",
                            Map.of("excludes", List.of("^https?://museum[.]"), "delayMs", 0));
            archive.desk().ask(crawl, "resume", Map.of());
            awaitState(archive, crawl, "COMPLETE");

            Set<String> hosts = new TreeSet<>();
            drain(announced).forEach(page -> hosts.add(URI.create(page.url()).getHost()));
            assertThat(hosts).contains("www.qinghe-gov.example").doesNotContain(MUSEUM);
        }
    }

    @Test
    void aServerThatIsBusyGetsAPauseAndTheCrawlGoesOnByItself(SampleArchive archive) {
        String crawl = start(archive, 100);
        awaitFetched(archive, crawl, 12);
        archive.sample().refuse(3, 2);
        awaitState(archive, crawl, "PAUSED");
        assertThat(show(archive, crawl).path("reason").asString()).startsWith("server-busy 503 ");
        awaitState(archive, crawl, "COMPLETE");
        assertThat(show(archive, crawl).path("statistics").path("fetched").asLong())
                .isGreaterThan(50);
    }

    @Test
    void anAbortEndsACrawlAtOnceAndWhatItHasStays(SampleArchive archive) {
        String crawl = start(archive, 300);
        awaitFetched(archive, crawl, 5);
        archive.desk().ask(crawl, "abort", Map.of());
        awaitState(archive, crawl, "ABORTED");
        await("index and files agree")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(archive.audit().findings()).isEmpty());
    }

    private static List<Page> drain(AnnouncedCaptures announced) {
        List<Page> all = new ArrayList<>();
        for (List<Page> some = announced.next(); !some.isEmpty(); some = announced.next()) {
            all.addAll(some);
        }
        return all;
    }

    private static String start(SampleArchive archive, int delayMillis) {
        return archive.desk()
                .crawl(archive.site().siteId(), Map.of("delayMs", delayMillis))
                .path("id")
                .asString();
    }

    private static JsonNode show(SampleArchive archive, String crawl) {
        return archive.desk().get("crawls/" + crawl);
    }

    private static void awaitFetched(SampleArchive archive, String crawl, long n) {
        await("the crawl is under way")
                .atMost(PATIENCE)
                .until(() -> show(archive, crawl).path("statistics").path("fetched").asLong() >= n);
    }

    private static void awaitState(SampleArchive archive, String crawl, String state) {
        await("the crawl is " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> show(archive, crawl).path("state").asString().equals(state));
    }
}

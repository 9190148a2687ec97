package org.diancang.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.endtoend.CrawlControl.awaitCleanAudit;
import static org.diancang.endtoend.CrawlControl.awaitFetched;
import static org.diancang.endtoend.CrawlControl.awaitState;
import static org.diancang.endtoend.CrawlControl.reasonOnce;
import static org.diancang.endtoend.CrawlControl.show;
import static org.diancang.endtoend.CrawlControl.start;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.diancang.check.SampleArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Crawls that are held, changed and ended while they run, and a server that asks for a pause. */
@ExtendWith(SharedArchive.class)
class LiveControlIT {
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
            announced.untilNow();
            archive.desk()
                    .ask(
                            crawl,
                            "change",
                            Map.of("excludes", List.of("^https?://museum[.]"), "delayMs", 0));
            archive.desk().ask(crawl, "resume", Map.of());
            awaitState(archive, crawl, "COMPLETE");

            Set<String> hosts = new TreeSet<>();
            announced.untilNow().forEach(page -> hosts.add(URI.create(page.url()).getHost()));
            assertThat(hosts).contains("www.qinghe-gov.example").doesNotContain(MUSEUM);
        }
    }

    @Test
    void aServerThatIsBusyGetsAPauseAndTheCrawlGoesOnByItself(SampleArchive archive) {
        String crawl = start(archive, 100);
        awaitFetched(archive, crawl, 12);
        // Called off once it holds, since a fetch may fail otherwise and use a refusal up.
        archive.sample().refuse(1_000, 2);
        String reason = reasonOnce(archive, crawl, "PAUSED");
        archive.sample().refuse(0, 2);
        assertThat(reason).startsWith("server-busy 503 ");
        awaitFetched(archive, crawl, 50);
        // Slowed down as it is now, the rest would take a minute.
        archive.desk().ask(crawl, "abort", Map.of());
        awaitState(archive, crawl, "ABORTED");
    }

    @Test
    void anAbortEndsACrawlAtOnceAndWhatItHasStays(SampleArchive archive) {
        String crawl = start(archive, 300);
        awaitFetched(archive, crawl, 5);
        archive.desk().ask(crawl, "abort", Map.of());
        awaitState(archive, crawl, "ABORTED");
        awaitCleanAudit(archive);
    }
}

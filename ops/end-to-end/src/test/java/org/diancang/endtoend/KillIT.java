package org.diancang.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.diancang.endtoend.CrawlControl.awaitCleanAudit;
import static org.diancang.endtoend.CrawlControl.awaitFetched;
import static org.diancang.endtoend.CrawlControl.awaitNoEngine;
import static org.diancang.endtoend.CrawlControl.awaitState;
import static org.diancang.endtoend.CrawlControl.engines;
import static org.diancang.endtoend.CrawlControl.hurry;
import static org.diancang.endtoend.CrawlControl.show;
import static org.diancang.endtoend.CrawlControl.start;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.diancang.check.SampleArchive;
import org.diancang.endtoend.AnnouncedCaptures.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Processes killed in mid-crawl: the crawl ends all the same, and files and index agree. */
@ExtendWith(SharedArchive.class)
class KillIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration FRESH_AGAIN = Duration.ofSeconds(10);
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
        // Slow enough to be still on when the indexer is back.
        List<String> crawls = new ArrayList<>(List.of(crawlInProgress(archive, 250)));
        try (var announced = new AnnouncedCaptures(archive.ports().kafka())) {
            kill(archive, "indexer");
            Instant begin = Instant.now();
            archive.product().restart("indexer");
            Instant ready = Instant.now();
            List<Page> pages = writtenSince(ready, announced, archive, crawls);
            Waited looksUp = new Waited(page -> isLookedUp(archive, page));
            Waited searches = new Waited(page -> isSearched(archive, page));
            await("all are found")
                    .atMost(Duration.ofSeconds(90))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> looksUp.found(pages) & searches.found(pages));
            Duration lookUp = looksUp.longest;
            Duration search = searches.longest;
            System.out.printf(
                    "indexer killed: ready again after %.1f s; of %d pages written from then on the"
                            + " slowest was in /cdx after %.1f s, in /search after %.1f s%n",
                    Duration.between(begin, ready).toMillis() / 1000.0,
                    pages.size(),
                    lookUp.toMillis() / 1000.0,
                    search.toMillis() / 1000.0);
            assertThat(lookUp).isLessThan(FRESH_AGAIN);
            assertThat(search).isLessThan(FRESH_AGAIN);
        }
        crawls.forEach(crawl -> endsWithACleanAudit(archive, crawl));
    }

    /**
     * The first pages whose records were written after an instant; crawls again where all ended.
     */
    private static List<Page> writtenSince(
            Instant ready,
            AnnouncedCaptures announced,
            SampleArchive archive,
            List<String> crawls) {
        List<Page> pages = new ArrayList<>();
        await("pages are captured")
                .atMost(PATIENCE)
                .until(
                        () -> {
                            if (isComplete(archive, crawls.getLast())) {
                                crawls.add(start(archive, 0));
                            }
                            announced.next().stream()
                                    .filter(page -> page.writtenAt().isAfter(ready))
                                    .forEach(pages::add);
                            return !pages.isEmpty();
                        });
        return pages;
    }

    /** How long the page that took longest was not to be found after its record was written. */
    private static final class Waited {
        private final Predicate<Page> isFound;
        private final Set<Page> found = new HashSet<>();
        private Duration longest = Duration.ZERO;

        Waited(Predicate<Page> isFound) {
            this.isFound = isFound;
        }

        /** Looks for those that were not found yet; whether all are by now. */
        boolean found(List<Page> pages) {
            for (Page page : pages) {
                if (!found.contains(page) && isFound.test(page)) {
                    found.add(page);
                    Duration passed = Duration.between(page.writtenAt(), Instant.now());
                    longest = passed.compareTo(longest) > 0 ? passed : longest;
                }
            }
            return found.containsAll(pages);
        }
    }

    private static boolean isLookedUp(SampleArchive archive, Page page) {
        return archive.index().lookUp(page.url()).stream()
                .anyMatch(line -> line.text("captureId").equals(page.captureId()));
    }

    private static boolean isSearched(SampleArchive archive, Page page) {
        return archive.index().newest(page.siteId()).toString().contains(page.captureId());
    }

    private static boolean isComplete(SampleArchive archive, String crawl) {
        return show(archive, crawl).path("state").asString().equals("COMPLETE");
    }

    private static String crawlInProgress(SampleArchive archive) {
        return crawlInProgress(archive, 100);
    }

    private static String crawlInProgress(SampleArchive archive, int delayMillis) {
        String crawl = start(archive, delayMillis);
        awaitFetched(archive, crawl, 13);
        return crawl;
    }

    private static void kill(SampleArchive archive, String service) {
        ProcessHandle process = ProcessHandle.of(archive.product().pid(service)).orElseThrow();
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }

    private static void endsWithACleanAudit(SampleArchive archive, String crawl) {
        hurry(archive, crawl);
        awaitState(archive, crawl, "COMPLETE");
        awaitNoEngine();
        awaitCleanAudit(archive);
        assertThat(show(archive, crawl).path("statistics").path("fetched").asLong())
                .isGreaterThan(50);
    }
}

package org.diancang.orchestrator.crawl;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.Scope;

/** Crawls that wait, for tests. */
final class QueuedCrawls {
    private QueuedCrawls() {}

    static Crawl of(UUID id, UUID library, List<String> seeds) {
        return Crawl.queued(
                id,
                new CrawlOrder(
                        UUID.randomUUID(),
                        "QH0001",
                        "青禾",
                        library,
                        "青禾省图书馆",
                        "c00001",
                        seeds,
                        new Scope(Scope.Kind.HOST, List.of("qh.example")),
                        new CrawlSettings(
                                0,
                                0,
                                Duration.ZERO,
                                Duration.ZERO,
                                10,
                                true,
                                URI.create("http://qh.example/about"),
                                "GB18030")));
    }
}

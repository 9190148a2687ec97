package org.diancang.adapter.scripted;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.Scope;
import org.jspecify.annotations.Nullable;

/** Commands to begin crawls, whose seed names what the scripted engine is to do. */
public final class ScriptedOrders {
    private ScriptedOrders() {}

    /** For {@code worker-1}, from the beginning. */
    public static StartCrawl start(String script, UUID crawl) {
        return start(script, 1, null, crawl, "c00017");
    }

    /** For {@code worker-1}, under an epoch and from a checkpoint, if there is one. */
    public static StartCrawl start(
            String script, int epoch, @Nullable String checkpoint, UUID crawl, String crawlNo) {
        return new StartCrawl(
                UUID.randomUUID(),
                crawl,
                "worker-1",
                epoch,
                Instant.now(),
                new CrawlOrder(
                        UUID.randomUUID(),
                        "LJ0031",
                        "站点",
                        UUID.randomUUID(),
                        "图书馆",
                        crawlNo,
                        List.of("http://script.example" + script),
                        new Scope(Scope.Kind.HOST, List.of("script.example")),
                        new CrawlSettings(
                                0,
                                0,
                                Duration.ZERO,
                                Duration.ZERO,
                                20,
                                true,
                                URI.create("http://example.org/crawler"),
                                "UTF-8")),
                checkpoint);
    }
}

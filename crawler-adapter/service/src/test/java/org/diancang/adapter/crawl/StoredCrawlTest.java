package org.diancang.adapter.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlSettings;
import org.diancang.events.EventCodec;
import org.diancang.events.Scope;
import org.junit.jupiter.api.Test;

class StoredCrawlTest {
    private static final Optional<String> NONE = Optional.empty();
    private final StoredCrawl fresh = StoredCrawl.ordered(command(), Wish.RUN);

    @Test
    void crashesInARowAreCounted() {
        assertThat(fresh.crashed(NONE).crashed(NONE).crashed(NONE).crashes()).isEqualTo(3);
        Optional<String> first = Optional.of("cp1");
        assertThat(fresh.crashed(first).crashed(first).crashes()).isEqualTo(2);
    }

    @Test
    void aCheckpointBetweenThemBeginsTheCountAnew() {
        StoredCrawl once = fresh.crashed(NONE).crashed(NONE).crashed(Optional.of("cp1"));
        assertThat(once.crashes()).isEqualTo(1);
        assertThat(once.crashed(Optional.of("cp2")).crashes()).isEqualTo(1);
    }

    @Test
    void whatAnEarlierVersionPutDownIsRead() {
        EventCodec codec = new EventCodec();
        String stored = new String(codec.encode(fresh.crashed(NONE)), StandardCharsets.UTF_8);
        assertThat(
                        codec.decode(
                                stored.replaceFirst(",?\"crashedAfter\":(null|\"[^\"]*\")", "")
                                        .getBytes(StandardCharsets.UTF_8),
                                StoredCrawl.class))
                .isEqualTo(fresh.crashed(NONE));
    }

    private static StartCrawl command() {
        return new StartCrawl(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "worker-1",
                1,
                Instant.EPOCH,
                new CrawlOrder(
                        UUID.randomUUID(),
                        "LJ0031",
                        "站点",
                        UUID.randomUUID(),
                        "图书馆",
                        "c00017",
                        List.of("http://script.example/"),
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
                null);
    }
}

package org.diancang.adapter.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.diancang.adapter.scripted.ScriptedOrders;
import org.diancang.events.CrawlCommand.StartCrawl;
import org.diancang.events.EventCodec;
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
        return ScriptedOrders.start("/", UUID.randomUUID());
    }
}

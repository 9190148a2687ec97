package org.diancang.indexer.fulltext;

import org.diancang.indexer.fulltext.messaging.FulltextConsumer;
import org.diancang.indexer.fulltext.store.IndexRefusedException;
import org.diancang.indexer.fulltext.store.IndexUnavailableException;
import org.diancang.indexer.fulltext.store.Pages;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the index answers and the consumer runs, once its group has let it in. */
final class FulltextHealth implements HealthIndicator {
    private final Pages pages;
    private final FulltextConsumer consumer;
    private final IndexSwitch change;
    private final IndexLag lag;

    FulltextHealth(Pages pages, FulltextConsumer consumer, IndexSwitch change, IndexLag lag) {
        this.pages = pages;
        this.consumer = consumer;
        this.change = change;
        this.lag = lag;
    }

    @Override
    public Health health() {
        if (!consumer.isRunning()) {
            return Health.down().withDetail("reason", "the consumer is not running").build();
        }
        if (!consumer.hasJoined()) {
            return Health.outOfService()
                    .withDetail("reason", "the consumer is joining its group")
                    .build();
        }
        try {
            Health.Builder up = Health.up().withDetail("documents", pages.withText());
            up.withDetail("lag", lag.now());
            consumer.trouble()
                    .ifPresent(why -> up.withDetail("waiting", "for Elasticsearch: " + why));
            return (change.isUnderway()
                            ? up.withDetail(
                                    "rebuild",
                                    change.missing() + " captures until a new index is searched")
                            : up)
                    .build();
        } catch (IndexUnavailableException | IndexRefusedException e) {
            return Health.down()
                    .withDetail("reason", String.valueOf(e.getMessage()))
                    .withDetail("lag", lag.now())
                    .build();
        }
    }
}

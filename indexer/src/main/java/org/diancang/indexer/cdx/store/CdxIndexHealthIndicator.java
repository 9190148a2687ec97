package org.diancang.indexer.cdx.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready once every store is loaded and captures are being indexed. */
@Component
final class CdxIndexHealthIndicator implements HealthIndicator {
    private final CdxStreams streams;

    CdxIndexHealthIndicator(CdxStreams streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        return streams.isReady() ? Health.up().build() : Health.outOfService().build();
    }
}

package org.diancang.indexer.cdx.store;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Ready once every store is loaded and captures are being indexed; never while a store lacks lines
 * that its topic no longer has.
 */
@Component
final class CdxIndexHealthIndicator implements HealthIndicator {
    private final CdxStreams streams;
    private final IncompleteStores incomplete;

    CdxIndexHealthIndicator(CdxStreams streams, IncompleteStores incomplete) {
        this.streams = streams;
        this.incomplete = incomplete;
    }

    @Override
    public Health health() {
        List<String> reasons = incomplete.reasons();
        if (!reasons.isEmpty()) {
            return Health.outOfService().withDetail("incomplete", reasons).build();
        }
        return streams.isReady() ? Health.up().build() : Health.outOfService().build();
    }
}

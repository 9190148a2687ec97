package org.diancang.indexer.cdx.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What is measured of the index: {@code diancang.cdx.freshness}, from the record's flush into the
 * WARC file until its line can be found; {@code diancang.cdx.dead.letters}, messages refused.
 */
@Component
final class CdxMetrics {
    private final Clock clock;
    private final Timer freshness;
    private final Counter deadLetters;

    CdxMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        freshness =
                Timer.builder("diancang.cdx.freshness")
                        .description("From the flush of a record until its line can be found")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
        deadLetters =
                Counter.builder("diancang.cdx.dead.letters")
                        .description("Messages of captures that are no captures")
                        .register(registry);
    }

    /**
     * @param writtenAt milliseconds since 1970, when the record was flushed
     */
    void stored(long writtenAt) {
        freshness.record(Duration.ofMillis(Math.max(0, clock.millis() - writtenAt)));
    }

    void refused() {
        deadLetters.increment();
    }
}

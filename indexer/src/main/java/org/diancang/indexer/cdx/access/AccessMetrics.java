package org.diancang.indexer.cdx.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * What is measured of the rules: {@code diancang.access.rules}, how many are known; {@code
 * diancang.access.unreadable.rules}, how many rules and policies can't be read as they stand now;
 * {@code diancang.access.dead.letters}, messages refused.
 */
@Component
final class AccessMetrics {
    private final Counter refused;

    AccessMetrics(MeterRegistry registry, RuleBook book) {
        Gauge.builder(
                        "diancang.access.rules",
                        book,
                        b -> b.rules().map(rules -> rules.rules().size()).orElse(0))
                .description("Access rules that are known")
                .register(registry);
        Gauge.builder("diancang.access.unreadable.rules", book, RuleBook::unreadable)
                .description("Access rules and policies that can't be read as they stand now")
                .register(registry);
        refused =
                Counter.builder("diancang.access.dead.letters")
                        .description("Messages of access-rules that are no rules and no policies")
                        .register(registry);
    }

    /** Messages refused. */
    Counter refused() {
        return refused;
    }
}

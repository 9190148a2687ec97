package org.diancang.indexer.cdx.access;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready once all rules are known: before that nothing is served that one of them may hide. */
@Component
final class AccessRulesHealthIndicator implements HealthIndicator {
    private final RuleBook book;

    AccessRulesHealthIndicator(RuleBook book) {
        this.book = book;
    }

    @Override
    public Health health() {
        return book.rules()
                .map(
                        rules ->
                                Health.up()
                                        .withDetail("rules", rules.rules().size())
                                        .withDetail("unreadable", book.unreadable())
                                        .build())
                .orElseGet(() -> Health.outOfService().build());
    }
}

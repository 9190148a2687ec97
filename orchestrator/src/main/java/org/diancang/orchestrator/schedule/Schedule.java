package org.diancang.orchestrator.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * When a site is crawled again (采集计划).
 *
 * @param siteId its site
 * @param plan what it says
 * @param nextDueAt when it is due next; empty while it is suspended or if its rule has no more
 * @param version changes with every change by a person, and never returns
 * @param changedBy user name of who changed it last
 * @param changedAt when
 */
public record Schedule(
        UUID siteId,
        Plan plan,
        Optional<Instant> nextDueAt,
        long version,
        String changedBy,
        Instant changedAt) {}

package org.diancang.orchestrator.crawl;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Leases: a worker's right to go on with a crawl. */
@Service
public class Leases {
    private final JdbcClient jdbc;
    private final CrawlDefaults defaults;
    private final Clock clock;

    Leases(JdbcClient jdbc, CrawlDefaults defaults, Clock clock) {
        this.jdbc = jdbc;
        this.defaults = defaults;
        this.clock = clock;
    }

    /**
     * Renews a lease, in one statement, since every worker asks often.
     *
     * @return until when it holds; empty where the assignment is another or the crawl is over
     */
    public Optional<Instant> renew(UUID crawlId, String workerId, int epoch) {
        Instant expires = clock.instant().plus(defaults.leaseTtl());
        int renewed =
                jdbc.sql(
                                """
                                update crawl
                                set lease_expires_at = greatest(lease_expires_at, :expires)
                                where id = :id and worker_id = :worker and epoch = :epoch
                                  and ended_at is null""")
                        .param("expires", Columns.at(expires))
                        .param("id", crawlId)
                        .param("worker", workerId)
                        .param("epoch", epoch)
                        .update();
        return renewed == 1 ? Optional.of(expires) : Optional.empty();
    }

    /** The site of a crawl, for the worker that holds its lease now; empty for all others. */
    public Optional<UUID> siteOf(UUID crawlId, String workerId, int epoch) {
        return jdbc.sql(
                        """
                        select site_id from crawl
                        where id = :id and worker_id = :worker and epoch = :epoch
                          and ended_at is null and lease_expires_at > :now""")
                .param("id", crawlId)
                .param("worker", workerId)
                .param("epoch", epoch)
                .param("now", Columns.at(clock.instant()))
                .query(UUID.class)
                .optional();
    }
}

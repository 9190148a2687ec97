package org.diancang.orchestrator.crawl;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.diancang.events.WorkerHeartbeat;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The workers, by their own word. */
@Repository
public class Workers {
    private final JdbcClient jdbc;
    private final CrawlDefaults defaults;
    private final Clock clock;

    Workers(JdbcClient jdbc, CrawlDefaults defaults, Clock clock) {
        this.jdbc = jdbc;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** All workers that were ever heard of, by name. */
    public List<Worker> all() {
        Instant since = clock.instant().minus(defaults.workerTimeout());
        return jdbc.sql(
                        """
                        select w.worker_id, w.address, w.capacity, w.heartbeat_at,
                               (select count(*) from crawl c
                                where c.worker_id = w.worker_id and c.ended_at is null) as assigned
                        from worker w order by w.worker_id""")
                .query(
                        (row, number) ->
                                new Worker(
                                        row.getString("worker_id"),
                                        row.getString("address"),
                                        row.getInt("capacity"),
                                        row.getInt("assigned"),
                                        Columns.instant(row, "heartbeat_at"),
                                        row.getInt("capacity") > 0
                                                && Columns.instant(row, "heartbeat_at")
                                                        .isAfter(since)))
                .list();
    }

    /** Takes note of a heartbeat; one older than the last changes nothing. */
    void heard(WorkerHeartbeat heartbeat) {
        Instant now = clock.instant();
        // A clock ahead of ours must not keep a dead worker alive.
        Instant at = heartbeat.at().isAfter(now) ? now : heartbeat.at();
        jdbc.sql(
                        """
                        insert into worker (worker_id, address, capacity, running, heartbeat_at)
                        values (?, ?, ?, ?::uuid[], ?)
                        on conflict (worker_id) do update
                        set address = excluded.address, capacity = excluded.capacity,
                            running = excluded.running, heartbeat_at = excluded.heartbeat_at
                        where worker.heartbeat_at <= excluded.heartbeat_at""")
                .params(
                        heartbeat.workerId(),
                        heartbeat.address(),
                        heartbeat.capacity(),
                        heartbeat.running().stream().map(UUID::toString).toArray(String[]::new),
                        Columns.at(at))
                .update();
    }
}

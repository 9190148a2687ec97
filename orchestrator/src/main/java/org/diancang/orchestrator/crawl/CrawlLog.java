package org.diancang.orchestrator.crawl;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CrawlEvent;
import org.diancang.orchestrator.NewIds;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code crawl_log}: what happened to a crawl, each report once. */
@Repository
class CrawlLog {
    private static final int MOST = 1_000;
    private final JdbcClient jdbc;
    private final NewIds ids;
    private final Clock clock;

    CrawlLog(JdbcClient jdbc, NewIds ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether a report is in the log already. */
    boolean has(UUID eventId) {
        return jdbc.sql("select exists (select 1 from crawl_log where event_id = ?)")
                .param(eventId)
                .query(Boolean.class)
                .single();
    }

    void add(CrawlEvent event, boolean applied) {
        add(event, applied, detail(event));
    }

    /** Notes a report whose detail is more than it says itself. */
    void add(CrawlEvent event, boolean applied, Optional<String> detail) {
        insert(
                event.eventId(),
                event.crawlId(),
                event.getClass().getSimpleName(),
                new Line(event.epoch(), Optional.of(event.workerId()), event.at(), detail),
                applied);
    }

    /** Notes what the orchestrator itself decided. */
    void add(String type, Crawl crawl, Optional<String> detail) {
        Crawl.Data data = crawl.data();
        insert(
                ids.next(),
                data.id(),
                type,
                new Line(data.epoch(), data.lastWorkerId(), clock.instant(), detail),
                true);
    }

    /** The latest, oldest first; of checkpoints in a row only the last. */
    List<CrawlLogEntry> of(UUID crawl) {
        return jdbc.sql(
                        """
                        select * from (
                            select * from (
                                select *, lead(type) over (order by at, id) as following
                                from crawl_log where crawl_id = ?) lines
                            where (type, following) is distinct from
                                ('CrawlCheckpointed', 'CrawlCheckpointed')
                            order by at desc, id desc limit ?) latest
                        order by at, id""")
                .params(crawl, MOST)
                .query(
                        (row, number) ->
                                new CrawlLogEntry(
                                        row.getString("type"),
                                        row.getInt("epoch"),
                                        Columns.optionalText(row, "worker_id"),
                                        Columns.instant(row, "at"),
                                        Columns.instant(row, "recorded_at"),
                                        Columns.optionalText(row, "detail"),
                                        row.getBoolean("applied")))
                .list();
    }

    private record Line(
            int epoch, Optional<String> workerId, Instant at, Optional<String> detail) {}

    private void insert(UUID eventId, UUID crawlId, String type, Line line, boolean applied) {
        jdbc.sql(
                        """
                        insert into crawl_log (event_id, crawl_id, type, epoch, worker_id, at,
                            recorded_at, detail, applied)
                        values (:event, :crawl, :type, :epoch, :worker, :at, :now, :detail,
                            :applied)
                        on conflict (event_id) do nothing""")
                .param("event", eventId)
                .param("crawl", crawlId)
                .param("type", type)
                .param("epoch", line.epoch())
                .param("worker", line.workerId().orElse(null))
                .param("at", Columns.at(line.at()))
                .param("now", Columns.at(clock.instant()))
                .param("detail", line.detail().orElse(null))
                .param("applied", applied)
                .update();
    }

    private static Optional<String> detail(CrawlEvent event) {
        return switch (event) {
            case CrawlEvent.CrawlPaused e -> Optional.of(e.reason());
            case CrawlEvent.CrawlFailed e -> Optional.of(e.reason());
            case CrawlEvent.CrawlFinished e -> Optional.of(e.outcome().name());
            case CrawlEvent.CrawlCheckpointed e -> Optional.of(e.checkpoint());
            case CrawlEvent.CrawlAccepted _,
                    CrawlEvent.CrawlStarted _,
                    CrawlEvent.FileImported _,
                    CrawlEvent.CrawlProgressed _,
                    CrawlEvent.CrawlPausing _,
                    CrawlEvent.CrawlResumed _,
                    CrawlEvent.CrawlStopping _ ->
                    Optional.empty();
        };
    }
}

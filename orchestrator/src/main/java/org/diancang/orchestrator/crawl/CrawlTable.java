package org.diancang.orchestrator.crawl;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.EventCodec;
import org.diancang.orchestrator.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code crawl}, as the aggregate needs it: rows are read to be changed, and locked. */
@Repository
class CrawlTable {
    private final JdbcClient jdbc;
    private final EventCodec codec;

    CrawlTable(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    void insert(Crawl crawl, String by, Instant now) {
        Crawl.Data data = crawl.data();
        jdbc.sql(
                        """
                        insert into crawl (id, site_id, crawl_no, state, reason, crawl_order,
                            statistics, queued_by, queued_at)
                        values (:id, :site, :no, :state, :reason, :order::jsonb,
                            :statistics::jsonb, :by, :now)""")
                .param("id", data.id())
                .param("site", data.siteId())
                .param("no", data.order().crawlNo())
                .param("state", data.state().name())
                .param("reason", data.reason().orElse(null))
                .param("order", json(data.order()))
                .param("statistics", json(CrawlStatistics.NONE))
                .param("by", by)
                .param("now", Columns.at(now))
                .update();
    }

    void update(Crawl crawl) {
        Crawl.Data data = crawl.data();
        jdbc.sql(
                        """
                        update crawl set state = :state, reason = :reason, worker_id = :worker,
                            epoch = :epoch, lease_expires_at = :expires,
                            last_worker_id = :lastWorker, state_at = :stateAt,
                            statistics = :statistics::jsonb, statistics_at = :statisticsAt,
                            checkpoint = :checkpoint, checkpoint_at = :checkpointAt,
                            stop_requested_by = :stopBy, stop_requested_at = :stopAt,
                            abort_requested = :abort, hold_requested_by = :holdBy,
                            hold_requested_at = :holdAt, change = :change::jsonb,
                            started_at = :started, ended_at = :ended
                        where id = :id""")
                .param("state", data.state().name())
                .param("reason", data.reason().orElse(null))
                .param("worker", data.lease().map(Crawl.Lease::workerId).orElse(null))
                .param("epoch", data.epoch())
                .param(
                        "expires",
                        Columns.atOrNull(data.lease().map(Crawl.Lease::expiresAt).orElse(null)))
                .param("lastWorker", data.lastWorkerId().orElse(null))
                .param("stateAt", Columns.atOrNull(data.stateAt().orElse(null)))
                .param(
                        "statistics",
                        json(
                                data.statistics()
                                        .map(Crawl.Dated::value)
                                        .orElse(CrawlStatistics.NONE)))
                .param("statisticsAt", at(data.statistics()))
                .param("checkpoint", data.checkpoint().map(Crawl.Dated::value).orElse(null))
                .param("checkpointAt", at(data.checkpoint()))
                .param("stopBy", data.requests().stop().map(Crawl.Dated::value).orElse(null))
                .param("stopAt", at(data.requests().stop()))
                .param("abort", data.requests().abort())
                .param("holdBy", data.requests().hold().map(Crawl.Dated::value).orElse(null))
                .param("holdAt", at(data.requests().hold()))
                .param("change", data.requests().change().map(this::json).orElse(null))
                .param("started", Columns.atOrNull(data.startedAt().orElse(null)))
                .param("ended", Columns.atOrNull(data.endedAt().orElse(null)))
                .param("id", data.id())
                .update();
    }

    /** The crawl, held until the transaction ends. */
    Optional<Crawl> lock(UUID id) {
        return jdbc.sql("select * from crawl where id = ? for update")
                .param(id)
                .query(this::crawl)
                .optional();
    }

    /** Crawls whose lease ran out before an instant, held until the transaction ends. */
    List<Crawl> lockExpired(Instant now) {
        return jdbc.sql(
                        """
                        select * from crawl where lease_expires_at < ? and ended_at is null
                        order by id for update skip locked""")
                .param(Columns.at(now))
                .query(this::crawl)
                .list();
    }

    /** Crawls that no worker has, longest waiting first, held until the transaction ends. */
    List<Crawl> lockWaiting(int most) {
        return jdbc.sql(
                        """
                        select * from crawl where worker_id is null and ended_at is null
                        order by queued_at, id limit ? for update skip locked""")
                .param(most)
                .query(this::crawl)
                .list();
    }

    /** How many crawls workers have now, by library. */
    Map<UUID, Integer> runningByLibrary() {
        Map<UUID, Integer> running = new HashMap<>();
        jdbc.sql(
                        """
                        select crawl_order ->> 'libraryId' as library, count(*) as crawls from crawl
                        where worker_id is not null and ended_at is null group by 1""")
                .query(
                        row -> {
                            running.put(
                                    UUID.fromString(row.getString("library")),
                                    row.getInt("crawls"));
                        });
        return running;
    }

    /**
     * When each library's crawl began that began last, of those queued no earlier than the oldest
     * that waits: of a library that is not among them, all that was queued since then still waits.
     */
    Map<UUID, Instant> lastBegunByLibrary() {
        Map<UUID, Instant> begun = new HashMap<>();
        jdbc.sql(
                        """
                        select crawl_order ->> 'libraryId' as library,
                            max(coalesce(started_at, ended_at)) as begun
                        from crawl
                        where coalesce(started_at, ended_at) is not null and queued_at >= (
                            select min(queued_at) from crawl
                            where worker_id is null and ended_at is null)
                        group by 1""")
                .query(
                        row -> {
                            begun.put(
                                    UUID.fromString(row.getString("library")),
                                    Columns.instant(row, "begun"));
                        });
        return begun;
    }

    /**
     * The waiting and those that workers have, as far as they fetch: imports are left out. In the
     * order of their ids, so that the same is found twice.
     */
    List<ServersInUse.Fetching> fetching(List<Crawl> waiting) {
        return jdbc.sql(
                        """
                        select c.id, s.number, c.worker_id is not null as begun,
                            array(select jsonb_array_elements_text(c.crawl_order -> 'seeds')) as seeds
                        from crawl c join site s on s.id = c.site_id
                        where c.ended_at is null and c.kind = 'CRAWL'
                            and (c.worker_id is not null or c.id = any(:waiting::uuid[]))
                        order by c.id""")
                .param(
                        "waiting",
                        waiting.stream()
                                .map(crawl -> crawl.data().id().toString())
                                .toArray(String[]::new))
                .query(
                        (row, number) ->
                                new ServersInUse.Fetching(
                                        Columns.uuid(row, "id"),
                                        row.getString("number"),
                                        row.getBoolean("begun"),
                                        Columns.texts(row, "seeds")))
                .list();
    }

    private static @Nullable OffsetDateTime at(Optional<? extends Crawl.Dated<?>> dated) {
        return Columns.atOrNull(dated.map(Crawl.Dated::at).orElse(null));
    }

    private String json(Object value) {
        return new String(codec.encode(value), StandardCharsets.UTF_8);
    }

    private <T> T read(ResultSet row, String column, Class<T> type) throws SQLException {
        return read(row.getString(column), type);
    }

    private <T> T read(String json, Class<T> type) {
        return codec.decode(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static <T> Optional<Crawl.Dated<T>> dated(ResultSet row, String column, T value)
            throws SQLException {
        return Columns.optionalInstant(row, column).map(at -> new Crawl.Dated<>(value, at));
    }

    private Crawl crawl(ResultSet row, int number) throws SQLException {
        Optional<String> worker = Columns.optionalText(row, "worker_id");
        Optional<Instant> expires = Columns.optionalInstant(row, "lease_expires_at");
        Optional<String> checkpoint = Columns.optionalText(row, "checkpoint");
        Optional<String> holdBy = Columns.optionalText(row, "hold_requested_by");
        Optional<String> change = Columns.optionalText(row, "change");
        Optional<String> stopBy = Columns.optionalText(row, "stop_requested_by");
        return new Crawl(
                new Crawl.Data(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "site_id"),
                        read(row, "crawl_order", CrawlOrder.class),
                        CrawlState.valueOf(row.getString("state")),
                        Columns.optionalText(row, "reason"),
                        worker.map(w -> new Crawl.Lease(w, expires.orElseThrow())),
                        row.getInt("epoch"),
                        Columns.optionalText(row, "last_worker_id"),
                        Columns.optionalInstant(row, "state_at"),
                        dated(row, "statistics_at", read(row, "statistics", CrawlStatistics.class)),
                        dated(row, "checkpoint_at", checkpoint.orElse("")),
                        new CrawlRequests(
                                dated(row, "stop_requested_at", stopBy.orElse("")),
                                row.getBoolean("abort_requested"),
                                dated(row, "hold_requested_at", holdBy.orElse("")),
                                change.map(json -> read(json, CrawlChange.class))),
                        Columns.optionalInstant(row, "started_at"),
                        Columns.optionalInstant(row, "ended_at")));
    }
}

package org.diancang.orchestrator.desk;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.EventCodec;
import org.diancang.orchestrator.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Crawls with the names of their sites, newest first. */
@Repository
class CrawlRows {
    private static final String SELECT =
            """
            select c.id, c.crawl_no, c.site_id, s.number as site_number, n.name as site_name,
                   c.state, c.reason, c.statistics::text as statistics, c.queued_at, c.started_at,
                   c.ended_at, c.checkpoint_at, coalesce(c.worker_id, c.last_worker_id) as worker,
                   c.epoch
            from crawl c join site s on s.id = c.site_id
                         join nomination n on n.id = s.nomination_id
            """;
    private final JdbcClient jdbc;
    private final EventCodec codec;

    CrawlRows(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** What a list of crawls is narrowed to. */
    enum Filter {
        ALL("true"),
        OPEN("c.ended_at is null"),
        ENDED("c.ended_at is not null"),
        FAILED("c.state = 'FAILED'");

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }

        String key() {
            return "crawls.filter." + parameter();
        }

        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    List<CrawlRow> list(Filter filter, @Nullable UUID site, int limit) {
        return jdbc.sql(
                        SELECT
                                + " where "
                                + filter.condition
                                + " and (:site::uuid is null or c.site_id = :site)"
                                + " order by c.queued_at desc, c.id desc limit :limit")
                .param("site", site)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    Optional<CrawlRow> byId(UUID id) {
        return jdbc.sql(SELECT + " where c.id = :id").param("id", id).query(this::row).optional();
    }

    /** The last ended crawl of each site, where that one failed. */
    List<CrawlRow> lastOnesThatFailed() {
        return jdbc.sql(
                        SELECT
                                + """
                                 where c.state = 'FAILED' and not exists (
                                     select 1 from crawl l
                                     where l.site_id = c.site_id and l.queued_at > c.queued_at)
                                 order by c.ended_at desc, c.id limit 20""")
                .query(this::row)
                .list();
    }

    /** The last crawl of each of all sites that have one. */
    List<CrawlRow> lastOfEachSite() {
        return jdbc.sql(
                        SELECT
                                + """
                                 where not exists (
                                     select 1 from crawl l
                                     where l.site_id = c.site_id and l.queued_at > c.queued_at)""")
                .query(this::row)
                .list();
    }

    int countOf(UUID site) {
        return jdbc.sql("select count(*) from crawl where site_id = ?")
                .param(site)
                .query(Integer.class)
                .single();
    }

    /** What happened to a crawl, newest first. */
    List<Event> events(UUID crawl, int limit) {
        return jdbc.sql(
                        """
                        select type, worker_id, at, coalesce(detail, '') as detail
                        from crawl_log where crawl_id = ? order by at desc, id desc limit ?""")
                .params(crawl, limit)
                .query(
                        (row, number) ->
                                new Event(
                                        row.getString("type"),
                                        Columns.instant(row, "at"),
                                        row.getString("detail")))
                .list();
    }

    /** One line of a crawl's log. */
    record Event(String type, Instant at, String detail) {}

    private CrawlRow row(ResultSet row, int number) throws SQLException {
        return new CrawlRow(
                Columns.uuid(row, "id"),
                Integer.parseInt(row.getString("crawl_no").substring(1)),
                Columns.uuid(row, "site_id"),
                row.getString("site_number"),
                row.getString("site_name"),
                CrawlChip.valueOf(row.getString("state")),
                Columns.optionalText(row, "reason").orElse(""),
                statistics(row.getString("statistics")),
                Columns.instant(row, "queued_at"),
                Columns.optionalInstant(row, "started_at").orElse(null),
                Columns.optionalInstant(row, "ended_at").orElse(null),
                Columns.optionalInstant(row, "checkpoint_at").orElse(null),
                Columns.optionalText(row, "worker").orElse(""),
                row.getInt("epoch"));
    }

    private CrawlStatistics statistics(String json) {
        return codec.decode(json.getBytes(StandardCharsets.UTF_8), CrawlStatistics.class);
    }
}

package org.diancang.orchestrator.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came of each time that a site was due. */
@Repository
public class ScheduleRuns {
    /** Most runs that a list has. */
    public static final int MOST = 200;

    private static final String COLUMNS =
            """
            select r.*, s.number as site_number, n.name as site_name
            from schedule_run r
            join site s on s.id = r.site_id
            join nomination n on n.id = s.nomination_id
            """;
    private static final String NEWEST = " order by r.due_at desc, r.id desc limit " + MOST;
    private final JdbcClient jdbc;

    ScheduleRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest {@value #MOST} runs of all sites, latest due first. */
    public List<ScheduleRun> latest() {
        return jdbc.sql(COLUMNS + NEWEST).query(ScheduleRuns::run).list();
    }

    /** The latest {@value #MOST} runs of a site, latest due first. */
    public List<ScheduleRun> ofSite(UUID siteId) {
        return jdbc.sql(COLUMNS + "where r.site_id = ?" + NEWEST)
                .param(siteId)
                .query(ScheduleRuns::run)
                .list();
    }

    /** The latest {@value #MOST} runs that were due since an instant, latest due first. */
    public List<ScheduleRun> since(Instant earliest) {
        return jdbc.sql(COLUMNS + "where r.due_at >= ?" + NEWEST)
                .param(Columns.at(earliest))
                .query(ScheduleRuns::run)
                .list();
    }

    /** The latest run of each site that has one. */
    public Map<UUID, ScheduleRun> lastBySite() {
        Map<UUID, ScheduleRun> found = new HashMap<>();
        jdbc.sql(
                        COLUMNS.replace("select r.*", "select distinct on (r.site_id) r.*")
                                + "order by r.site_id, r.due_at desc")
                .query(ScheduleRuns::run)
                .list()
                .forEach(run -> found.put(run.siteId(), run));
        return Map.copyOf(found);
    }

    /** Takes note of when a crawl first fetched; of crawls that no schedule queued, nothing. */
    public void crawlStarted(UUID crawlId, Instant at) {
        jdbc.sql(
                        """
                        update schedule_run set started_at = ?
                        where crawl_id = ? and outcome = 'QUEUED'""")
                .params(Columns.at(at), crawlId)
                .update();
    }

    /** Keeps a run; one that was recorded before stays as it was. */
    void add(ScheduleRun run) {
        jdbc.sql(
                        """
                        insert into schedule_run (id, site_id, due_at, recorded_at, outcome, reason,
                            crawl_id, missed_before)
                        values (:id, :site, :due, :now, :outcome, :reason, :crawl, :missed)
                        on conflict (site_id, due_at) do nothing""")
                .param("id", run.id())
                .param("site", run.siteId())
                .param("due", Columns.at(run.dueAt()))
                .param("now", Columns.at(run.recordedAt()))
                .param("outcome", run.outcome().name())
                .param("reason", run.reason().map(SkipReason::name).orElse(null))
                .param("crawl", run.crawlId().orElse(null))
                .param("missed", run.missedBefore())
                .update();
    }

    boolean has(UUID siteId, Instant dueAt) {
        return jdbc.sql(
                        "select exists (select 1 from schedule_run"
                                + " where site_id = ? and due_at = ?)")
                .params(siteId, Columns.at(dueAt))
                .query(Boolean.class)
                .single();
    }

    private static ScheduleRun run(ResultSet row, int number) throws SQLException {
        return new ScheduleRun(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "site_id"),
                row.getString("site_number"),
                row.getString("site_name"),
                Columns.instant(row, "due_at"),
                Columns.instant(row, "recorded_at"),
                ScheduleRun.Outcome.valueOf(row.getString("outcome")),
                Optional.ofNullable(row.getString("reason")).map(SkipReason::valueOf),
                Columns.optionalUuid(row, "crawl_id"),
                Columns.optionalInstant(row, "started_at"),
                row.getInt("missed_before"));
    }
}

package org.diancang.orchestrator.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code schedule}. */
@Repository
class ScheduleTable {
    private static final String SELECT = "select * from schedule ";
    private final JdbcClient jdbc;

    ScheduleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Schedule> of(UUID siteId) {
        return jdbc.sql(SELECT + "where site_id = ?")
                .param(siteId)
                .query(ScheduleTable::schedule)
                .optional();
    }

    /** The schedule, held until the transaction ends. */
    Optional<Schedule> lock(UUID siteId) {
        return jdbc.sql(SELECT + "where site_id = ? for update")
                .param(siteId)
                .query(ScheduleTable::schedule)
                .optional();
    }

    List<Schedule> all() {
        return jdbc.sql(SELECT + "order by next_due_at nulls last, site_id")
                .query(ScheduleTable::schedule)
                .list();
    }

    /** Sites that are due at some time and have no row in db-scheduler's table. */
    List<UUID> withoutBell(String task) {
        return jdbc.sql(
                        """
                        select site_id from schedule s
                        where next_due_at is not null and not exists (
                            select 1 from scheduled_tasks t
                            where t.task_name = ? and t.task_instance = s.site_id::text)""")
                .param(task)
                .query(UUID.class)
                .list();
    }

    long nextVersion() {
        return jdbc.sql("select nextval('schedule_version')").query(Long.class).single();
    }

    /**
     * Keeps the first schedule of a site.
     *
     * @throws org.springframework.dao.DuplicateKeyException if it has one
     */
    void insert(Schedule schedule) {
        write(
                """
                insert into schedule (site_id, kind, every, unit, starts_on, at, cron, zone,
                    state, next_due_at, version, changed_by, changed_at)
                values (:site, :kind, :every, :unit, :startsOn::date, :at::time, :cron, :zone,
                    :state, :next, :version, :by, :changed)""",
                schedule);
    }

    void update(Schedule schedule) {
        write(
                """
                update schedule set kind = :kind, every = :every, unit = :unit,
                    starts_on = :startsOn::date, at = :at::time, cron = :cron, zone = :zone,
                    state = :state, next_due_at = :next, version = :version, changed_by = :by,
                    changed_at = :changed
                where site_id = :site""",
                schedule);
    }

    private void write(String sql, Schedule schedule) {
        Plan plan = schedule.plan();
        @Nullable Interval interval = plan.recurrence() instanceof Interval i ? i : null;
        @Nullable CronRule cron = plan.recurrence() instanceof CronRule c ? c : null;
        jdbc.sql(sql)
                .param("site", schedule.siteId())
                .param("kind", interval != null ? "INTERVAL" : "CRON")
                .param("every", interval == null ? null : interval.every())
                .param("unit", interval == null ? null : interval.unit().name())
                .param("startsOn", interval == null ? null : interval.startsOn().toString())
                .param("at", interval == null ? null : interval.at().toString())
                .param("cron", cron == null ? null : cron.expression())
                .param("zone", plan.zone().getId())
                .param("state", plan.state().name())
                .param("next", Columns.atOrNull(schedule.nextDueAt().orElse(null)))
                .param("version", schedule.version())
                .param("by", schedule.changedBy())
                .param("changed", Columns.at(schedule.changedAt()))
                .update();
    }

    /** Sets what is due next, without a new version: nobody changed the schedule. */
    void nextDue(UUID siteId, Optional<Instant> next) {
        jdbc.sql("update schedule set next_due_at = :next where site_id = :site")
                .param("next", Columns.atOrNull(next.orElse(null)))
                .param("site", siteId)
                .update();
    }

    void delete(UUID siteId) {
        jdbc.sql("delete from schedule where site_id = ?").param(siteId).update();
    }

    private static Schedule schedule(ResultSet row, int number) throws SQLException {
        return new Schedule(
                Columns.uuid(row, "site_id"),
                new Plan(
                        recurrence(row),
                        ZoneId.of(row.getString("zone")),
                        Plan.State.valueOf(row.getString("state"))),
                Columns.optionalInstant(row, "next_due_at"),
                row.getLong("version"),
                row.getString("changed_by"),
                Columns.instant(row, "changed_at"));
    }

    private static Recurrence recurrence(ResultSet row) throws SQLException {
        return row.getString("kind").equals("CRON")
                ? new CronRule(row.getString("cron"))
                : new Interval(
                        row.getInt("every"),
                        Interval.Unit.valueOf(row.getString("unit")),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("at", LocalTime.class));
    }
}

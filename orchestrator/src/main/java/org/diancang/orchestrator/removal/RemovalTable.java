package org.diancang.orchestrator.removal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code removal}, {@code removal_event} and {@code purged_capture}. */
@Repository
class RemovalTable {
    private static final String SELECT =
            "select r.*, (select count(*) from purged_capture p where p.removal_id = r.id)"
                    + " as captures from removal r ";
    private final JdbcClient jdbc;

    RemovalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Removal> newest(int most) {
        return jdbc.sql(SELECT + "order by asked_at desc, id desc limit ?")
                .param(most)
                .query(RemovalTable::removal)
                .list();
    }

    Optional<Removal> byId(UUID id) {
        return jdbc.sql(SELECT + "where r.id = ?")
                .param(id)
                .query(RemovalTable::removal)
                .optional();
    }

    /** Held until the transaction ends. */
    Optional<Removal> lock(UUID id) {
        return jdbc.sql(SELECT + "where r.id = ? for update of r")
                .param(id)
                .query(RemovalTable::removal)
                .optional();
    }

    void insert(Removal removal) {
        jdbc.sql(
                        """
                        insert into removal (id, level, state, url_pattern, reason, order_number,
                            message, rule_id, asked_by, asked_at)
                        values (:id, :level, :state, :pattern, :reason, :order, :message, :rule,
                            :by, :at)""")
                .param("id", removal.id())
                .param("level", removal.level().name())
                .param("state", removal.state().name())
                .param("pattern", removal.urlPattern())
                .param("reason", removal.reason())
                .param("order", removal.orderNumber().orElse(null))
                .param("message", removal.message().orElse(null))
                .param("rule", removal.ruleId())
                .param("by", removal.askedBy())
                .param("at", Columns.at(removal.askedAt()))
                .update();
    }

    void decide(UUID id, Removal.State state, String by, Instant at) {
        jdbc.sql("update removal set state = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(state.name(), by, Columns.at(at), id)
                .update();
    }

    void purged(UUID id) {
        jdbc.sql("update removal set state = 'PURGED' where id = ? and state = 'PURGING'")
                .param(id)
                .update();
    }

    void tombstone(UUID id, String captureId, Instant at) {
        jdbc.sql(
                        "insert into purged_capture (capture_id, removal_id, purged_at)"
                                + " values (?, ?, ?) on conflict do nothing")
                .params(captureId, id, Columns.at(at))
                .update();
    }

    /** Records of a removal that no index may have again. */
    List<String> captures(UUID id, int most) {
        return jdbc.sql(
                        "select capture_id from purged_capture where removal_id = ?"
                                + " order by capture_id limit ?")
                .params(id, most)
                .query(String.class)
                .list();
    }

    List<String> purgedCaptures() {
        return jdbc.sql("select capture_id from purged_capture order by capture_id")
                .query(String.class)
                .list();
    }

    void add(UUID id, String what, String by, String note, Instant at) {
        jdbc.sql(
                        "insert into removal_event (removal_id, what, done_by, note, at)"
                                + " values (?, ?, ?, nullif(?, ''), ?)")
                .params(id, what, by, note, Columns.at(at))
                .update();
    }

    List<RemovalEvent> events(UUID id) {
        return jdbc.sql("select * from removal_event where removal_id = ? order by id")
                .param(id)
                .query(
                        (row, number) ->
                                new RemovalEvent(
                                        id,
                                        row.getString("what"),
                                        row.getString("done_by"),
                                        Columns.optionalText(row, "note").orElse(""),
                                        Columns.instant(row, "at")))
                .list();
    }

    private static Removal removal(ResultSet row, int number) throws SQLException {
        return new Removal(
                Columns.uuid(row, "id"),
                Removal.Level.valueOf(row.getString("level")),
                Removal.State.valueOf(row.getString("state")),
                row.getString("url_pattern"),
                row.getString("reason"),
                Columns.optionalText(row, "order_number"),
                Columns.optionalText(row, "message"),
                Columns.uuid(row, "rule_id"),
                row.getString("asked_by"),
                Columns.instant(row, "asked_at"),
                Columns.optionalText(row, "decided_by"),
                Columns.optionalInstant(row, "decided_at"),
                row.getLong("captures"));
    }
}

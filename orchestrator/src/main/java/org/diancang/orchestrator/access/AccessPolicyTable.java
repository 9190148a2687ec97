package org.diancang.orchestrator.access;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.diancang.events.AccessPolicy;
import org.diancang.events.EventCodec;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code access_policy} and {@code access_policy_change}. */
@Repository
class AccessPolicyTable {
    private static final int SHOWN = 100;
    private static final String SELECT = "select * from access_policy ";
    private static final JsonMapper JSON = new JsonMapper();
    private final JdbcClient jdbc;
    private final EventCodec codec;

    AccessPolicyTable(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    List<KeptPolicy> all() {
        return jdbc.sql(SELECT + "order by number").query(AccessPolicyTable::policy).list();
    }

    Optional<KeptPolicy> byNumber(int number) {
        return jdbc.sql(SELECT + "where number = ?")
                .param(number)
                .query(AccessPolicyTable::policy)
                .optional();
    }

    /** Nobody else writes a policy until the transaction ends. */
    void lock() {
        jdbc.sql("lock table access_policy in share row exclusive mode").update();
    }

    int nextNumber() {
        return jdbc.sql("select coalesce(max(number) + 1, 0) from access_policy")
                .query(Integer.class)
                .single();
    }

    long nextVersion() {
        return jdbc.sql("select nextval('access_rule_version')").query(Long.class).single();
    }

    void insert(KeptPolicy policy) {
        write(
                """
                insert into access_policy (number, name, access_points, version, created_by,
                    created_at, changed_by, changed_at)
                values (:number, :name, :points, :version, :createdBy, :createdAt, :changedBy,
                    :changedAt)""",
                policy);
    }

    void update(KeptPolicy policy) {
        write(
                """
                update access_policy set name = :name, access_points = :points,
                    version = :version, changed_by = :changedBy, changed_at = :changedAt
                where number = :number""",
                policy);
    }

    private void write(String sql, KeptPolicy kept) {
        AccessPolicy policy = kept.policy();
        jdbc.sql(sql)
                .param("number", policy.number())
                .param("name", policy.name())
                .param("points", policy.accessPoints().toArray(String[]::new))
                .param("version", policy.version())
                .param("createdBy", kept.authors().createdBy())
                .param("createdAt", Columns.at(kept.authors().createdAt()))
                .param("changedBy", kept.authors().changedBy())
                .param("changedAt", Columns.at(policy.changedAt()))
                .update();
    }

    void note(Optional<KeptPolicy> before, KeptPolicy after) {
        jdbc.sql(
                        """
                        insert into access_policy_change (policy_number, before, after,
                            changed_by, changed_at)
                        values (:number, :before::jsonb, :after::jsonb, :by, :at)""")
                .param("number", after.number())
                .param("before", before.map(this::json).orElse(null))
                .param("after", json(after))
                .param("by", after.authors().changedBy())
                .param("at", Columns.at(after.policy().changedAt()))
                .update();
    }

    /** The last changes of a policy, newest first. */
    List<HistoryEntry> changes(int number) {
        return jdbc.sql(
                        """
                        select * from access_policy_change where policy_number = ?
                        order by id desc limit ?""")
                .params(number, SHOWN)
                .query(
                        (row, _) ->
                                new HistoryEntry(
                                        Columns.optionalText(row, "before").map(JSON::readTree),
                                        Columns.optionalText(row, "after").map(JSON::readTree),
                                        row.getString("changed_by"),
                                        Columns.instant(row, "changed_at")))
                .list();
    }

    private String json(KeptPolicy policy) {
        return new String(codec.encode(policy.policy()), StandardCharsets.UTF_8);
    }

    private static KeptPolicy policy(ResultSet row, int number) throws SQLException {
        return new KeptPolicy(
                new AccessPolicy(
                        row.getInt("number"),
                        AccessPolicy.SCHEMA_VERSION,
                        row.getLong("version"),
                        row.getString("name"),
                        Columns.texts(row, "access_points"),
                        Columns.instant(row, "changed_at")),
                new Authors(
                        row.getString("created_by"),
                        Columns.instant(row, "created_at"),
                        row.getString("changed_by")));
    }
}

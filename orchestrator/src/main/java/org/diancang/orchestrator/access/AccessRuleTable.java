package org.diancang.orchestrator.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.AccessRule;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code access_rule}. */
@Repository
class AccessRuleTable {
    private static final String SELECT = "select * from access_rule ";
    private final JdbcClient jdbc;

    AccessRuleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<KeptRule> byId(UUID id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(AccessRuleTable::rule).optional();
    }

    /** The rule, held until the transaction ends. */
    Optional<KeptRule> lock(UUID id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id)
                .query(AccessRuleTable::rule)
                .optional();
    }

    /** Rules by id, which is the order in which they were made. */
    List<KeptRule> after(UUID id, int most) {
        return jdbc.sql(SELECT + "where id > ? order by id limit ?")
                .params(id, most)
                .query(AccessRuleTable::rule)
                .list();
    }

    long nextVersion() {
        return jdbc.sql("select nextval('access_rule_version')").query(Long.class).single();
    }

    void insert(KeptRule rule) {
        write(
                """
                insert into access_rule (id, policy, policy_number, url_patterns, collection,
                    captured_from, captured_to, accessed_from, accessed_to, embargo,
                    reader_groups, priority, message, private_comment, enabled, pinned,
                    external_id, reason, version, created_by, created_at, changed_by, changed_at)
                values (:id, :policy, :number, :patterns, :collection, :capturedFrom,
                    :capturedTo, :accessedFrom, :accessedTo, :embargo, :groups, :priority,
                    :message, :comment, :enabled, :pinned, :externalId, :reason, :version,
                    :createdBy, :createdAt, :changedBy, :changedAt)""",
                rule);
    }

    void update(KeptRule rule) {
        write(
                """
                update access_rule set policy = :policy, policy_number = :number,
                    url_patterns = :patterns, collection = :collection, captured_from = :capturedFrom,
                    captured_to = :capturedTo, accessed_from = :accessedFrom,
                    accessed_to = :accessedTo, embargo = :embargo, reader_groups = :groups,
                    priority = :priority, message = :message, private_comment = :comment,
                    enabled = :enabled, pinned = :pinned, external_id = :externalId,
                    reason = :reason,
                    version = :version, changed_by = :changedBy, changed_at = :changedAt
                where id = :id""",
                rule);
    }

    boolean isPermanent(UUID id) {
        return jdbc.sql("select permanent from access_rule where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void makePermanent(UUID id) {
        jdbc.sql("update access_rule set permanent = true where id = ? and not permanent")
                .param(id)
                .update();
    }

    /** Rules that guard what is purged. */
    List<KeptRule> permanent() {
        return jdbc.sql(SELECT + "where permanent").query(AccessRuleTable::rule).list();
    }

    /** Rules that open something to somebody. */
    List<KeptRule> opening() {
        return jdbc.sql(SELECT + "where policy = 'ALLOW' or policy_number is not null order by id")
                .query(AccessRuleTable::rule)
                .list();
    }

    void delete(UUID id) {
        jdbc.sql("delete from access_rule where id = ?").param(id).update();
    }

    private void write(String sql, KeptRule kept) {
        AccessRule rule = kept.rule();
        AccessRule.Remarks remarks = kept.remarks();
        jdbc.sql(sql)
                .param("id", rule.id())
                .param("policy", rule.policy().name())
                .param("number", rule.policyNumber())
                .param("patterns", rule.urlPatterns().toArray(String[]::new))
                .param("collection", rule.collection())
                .param("capturedFrom", Columns.atOrNull(rule.capturedFrom()))
                .param("capturedTo", Columns.atOrNull(rule.capturedTo()))
                .param("accessedFrom", Columns.atOrNull(rule.accessedFrom()))
                .param("accessedTo", Columns.atOrNull(rule.accessedTo()))
                .param("embargo", rule.embargo() == null ? null : rule.embargo().toString())
                .param("groups", rule.groups().toArray(String[]::new))
                .param("priority", rule.priority())
                .param("message", rule.message())
                .param("comment", rule.privateComment())
                .param("enabled", remarks.enabled())
                .param("pinned", remarks.pinned())
                .param("externalId", remarks.externalId())
                .param("reason", remarks.reason())
                .param("version", rule.version())
                .param("createdBy", kept.authors().createdBy())
                .param("createdAt", Columns.at(kept.authors().createdAt()))
                .param("changedBy", kept.authors().changedBy())
                .param("changedAt", Columns.at(rule.changedAt()))
                .update();
    }

    private static KeptRule rule(ResultSet row, int number) throws SQLException {
        var authors =
                new Authors(
                        row.getString("created_by"),
                        Columns.instant(row, "created_at"),
                        row.getString("changed_by"));
        var rule =
                new AccessRule(
                        Columns.uuid(row, "id"),
                        AccessRule.SCHEMA_VERSION,
                        row.getLong("version"),
                        AccessRule.Policy.valueOf(row.getString("policy")),
                        row.getObject("policy_number", Integer.class),
                        Columns.texts(row, "url_patterns"),
                        row.getString("collection"),
                        Columns.optionalInstant(row, "captured_from").orElse(null),
                        Columns.optionalInstant(row, "captured_to").orElse(null),
                        Columns.optionalInstant(row, "accessed_from").orElse(null),
                        Columns.optionalInstant(row, "accessed_to").orElse(null),
                        Columns.optionalText(row, "embargo").map(Period::parse).orElse(null),
                        Columns.texts(row, "reader_groups"),
                        row.getInt("priority"),
                        row.getString("message"),
                        row.getString("private_comment"),
                        KeptRule.remarks(
                                row.getBoolean("enabled"),
                                row.getBoolean("pinned"),
                                row.getString("external_id"),
                                row.getString("reason"),
                                authors),
                        Columns.instant(row, "changed_at"));
        return new KeptRule(rule, authors);
    }
}

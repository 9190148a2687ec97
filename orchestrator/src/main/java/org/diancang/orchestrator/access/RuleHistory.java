package org.diancang.orchestrator.access;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.EventCodec;
import org.diancang.orchestrator.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code access_rule_change}: who changed what when. Lines are only ever added. */
@Repository
class RuleHistory {
    private static final int SHOWN = 100;
    private static final JsonMapper JSON = new JsonMapper();
    private final JdbcClient jdbc;
    private final EventCodec codec;

    RuleHistory(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    void add(Optional<KeptRule> before, Optional<KeptRule> after, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into access_rule_change (rule_id, before, after, changed_by,
                            changed_at)
                        values (:rule, :before::jsonb, :after::jsonb, :by, :at)""")
                .param("rule", after.or(() -> before).orElseThrow().id())
                .param("before", json(before))
                .param("after", json(after))
                .param("by", by)
                .param("at", Columns.at(at))
                .update();
    }

    /** The last changes of a rule, newest first. */
    List<HistoryEntry> of(UUID rule) {
        return jdbc.sql(
                        "select * from access_rule_change where rule_id = ? order by id desc limit ?")
                .params(rule, SHOWN)
                .query(RuleHistory::entry)
                .list();
    }

    /** The last changes of any rule, newest first. */
    List<HistoryEntry> newest() {
        return jdbc.sql("select * from access_rule_change order by id desc limit ?")
                .param(SHOWN)
                .query(RuleHistory::entry)
                .list();
    }

    private static HistoryEntry entry(ResultSet row, int number) throws SQLException {
        return new HistoryEntry(
                tree(row, "before"),
                tree(row, "after"),
                row.getString("changed_by"),
                Columns.instant(row, "changed_at"));
    }

    private @Nullable String json(Optional<KeptRule> rule) {
        return rule.map(kept -> new String(codec.encode(kept.rule()), StandardCharsets.UTF_8))
                .orElse(null);
    }

    private static Optional<JsonNode> tree(ResultSet row, String column) throws SQLException {
        return Columns.optionalText(row, column).map(JSON::readTree);
    }
}

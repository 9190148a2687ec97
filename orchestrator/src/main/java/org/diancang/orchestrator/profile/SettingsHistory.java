package org.diancang.orchestrator.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.diancang.orchestrator.site.Site;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The table {@code crawl_settings_change}: who changed what when. Lines are only ever added. */
@Repository
class SettingsHistory {
    private static final int SHOWN = 50;
    private static final JsonMapper JSON = new JsonMapper();
    private final JdbcClient jdbc;
    private final ProfileTable profiles;

    SettingsHistory(JdbcClient jdbc, ProfileTable profiles) {
        this.jdbc = jdbc;
        this.profiles = profiles;
    }

    void add(Optional<Profile> before, Optional<Profile> after, String by, Instant at) {
        Profile one = after.or(() -> before).orElseThrow();
        jdbc.sql(
                        """
                        insert into crawl_settings_change (profile_id, name, before, after,
                            changed_by, changed_at)
                        values (:profile, :name, :before::jsonb, :after::jsonb, :by, :at)""")
                .param("profile", one.id())
                .param("name", one.name())
                .param("before", before.map(SettingsHistory::json).orElse(null))
                .param("after", after.map(SettingsHistory::json).orElse(null))
                .param("by", by)
                .param("at", Columns.at(at))
                .update();
    }

    void add(Site site, SiteSettings before, SiteSettings after) {
        jdbc.sql(
                        """
                        insert into crawl_settings_change (site_id, name, before, after,
                            changed_by, changed_at)
                        values (:site, :name, :before::jsonb, :after::jsonb, :by, :at)""")
                .param("site", site.id())
                .param("name", site.number())
                .param("before", before.version() == 0 ? null : json(before))
                .param("after", json(after))
                .param("by", after.changedBy())
                .param("at", Columns.at(after.changedAt().orElseThrow()))
                .update();
    }

    /** The latest lines of a profile, newest first. */
    List<SettingsChange> ofProfile(UUID profile) {
        return of("profile_id", profile);
    }

    /** The latest lines of a site, newest first. */
    List<SettingsChange> ofSite(UUID site) {
        return of("site_id", site);
    }

    private List<SettingsChange> of(String column, UUID id) {
        return jdbc.sql(
                        "select * from crawl_settings_change where "
                                + column
                                + " = ? order by id desc limit ?")
                .params(id, SHOWN)
                .query(
                        (row, number) ->
                                new SettingsChange(
                                        row.getString("name"),
                                        tree(row, "before"),
                                        tree(row, "after"),
                                        row.getString("changed_by"),
                                        Columns.instant(row, "changed_at")))
                .list();
    }

    private static Optional<JsonNode> tree(ResultSet row, String column) throws SQLException {
        return Columns.optionalText(row, column).map(JSON::readTree);
    }

    private static String json(Profile profile) {
        ObjectNode said =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", profile.name())
                        .put("description", profile.description());
        said.set("overrides", profile.overrides().json());
        return JSON.writeValueAsString(said);
    }

    private String json(SiteSettings settings) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        settings.profileId()
                .flatMap(profiles::byId)
                .ifPresent(profile -> said.put("profile", profile.name()));
        said.set("overrides", settings.overrides().json());
        return JSON.writeValueAsString(said);
    }
}

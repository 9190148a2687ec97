package org.diancang.orchestrator.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code site_settings}. */
@Repository
class SiteSettingsTable {
    private static final String SELECT = "select t.* from site_settings t ";
    private final JdbcClient jdbc;

    SiteSettingsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SiteSettings of(UUID site) {
        return jdbc.sql(SELECT + "where site_id = ?")
                .param(site)
                .query(SiteSettingsTable::settings)
                .optional()
                .orElseGet(() -> SiteSettings.none(site));
    }

    /** The settings, held until the transaction ends where there are some. */
    SiteSettings lock(UUID site) {
        return jdbc.sql(SELECT + "where site_id = ? for update")
                .param(site)
                .query(SiteSettingsTable::settings)
                .optional()
                .orElseGet(() -> SiteSettings.none(site));
    }

    /** All that say something, by number of the site. */
    List<SiteSettings> all() {
        return jdbc.sql(
                        SELECT
                                + """
                                join site s on s.id = t.site_id
                                where t.profile_id is not null or t.overrides <> '{}'::jsonb
                                order by s.number""")
                .query(SiteSettingsTable::settings)
                .list();
    }

    /**
     * Keeps the first settings of a site.
     *
     * @throws org.springframework.dao.DuplicateKeyException if it has some
     */
    void insert(SiteSettings settings) {
        write(
                """
                insert into site_settings (site_id, profile_id, overrides, version, changed_by,
                    changed_at)
                values (:site, :profile, :overrides::jsonb, :version, :by, :changed)""",
                settings);
    }

    void update(SiteSettings settings) {
        write(
                """
                update site_settings set profile_id = :profile, overrides = :overrides::jsonb,
                    version = :version, changed_by = :by, changed_at = :changed
                where site_id = :site""",
                settings);
    }

    private void write(String sql, SiteSettings settings) {
        jdbc.sql(sql)
                .param("site", settings.siteId())
                .param("profile", settings.profileId().orElse(null))
                .param("overrides", StoredOverrides.write(settings.overrides()))
                .param("version", settings.version())
                .param("by", settings.changedBy())
                .param("changed", Columns.at(settings.changedAt().orElseThrow()))
                .update();
    }

    private static SiteSettings settings(ResultSet row, int number) throws SQLException {
        return new SiteSettings(
                Columns.uuid(row, "site_id"),
                Columns.optionalUuid(row, "profile_id"),
                StoredOverrides.read(row.getString("overrides")),
                row.getLong("version"),
                row.getString("changed_by"),
                Optional.of(Columns.instant(row, "changed_at")));
    }
}

package org.diancang.orchestrator.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code crawl_profile}. */
@Repository
class ProfileTable {
    private static final String SELECT = "select * from crawl_profile ";
    private final JdbcClient jdbc;

    ProfileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Profile> all() {
        return jdbc.sql(SELECT + "order by lower(name)").query(ProfileTable::profile).list();
    }

    Optional<Profile> byId(UUID id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(ProfileTable::profile).optional();
    }

    Optional<Profile> byName(String name) {
        return jdbc.sql(SELECT + "where lower(name) = lower(?)")
                .param(name)
                .query(ProfileTable::profile)
                .optional();
    }

    /** The profile, held until the transaction ends. */
    Optional<Profile> lock(UUID id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id)
                .query(ProfileTable::profile)
                .optional();
    }

    /** How many sites have chosen each profile; none where no site has. */
    Map<UUID, Integer> uses() {
        Map<UUID, Integer> uses = new TreeMap<>();
        jdbc.sql(
                        """
                        select profile_id, count(*) as sites from site_settings
                        where profile_id is not null group by 1""")
                .query(
                        row -> {
                            uses.put(Columns.uuid(row, "profile_id"), row.getInt("sites"));
                        });
        return uses;
    }

    /** Numbers of the sites that have chosen a profile. */
    List<String> sitesOf(UUID profile) {
        return jdbc.sql(
                        """
                        select s.number from site_settings t join site s on s.id = t.site_id
                        where t.profile_id = ? order by s.number""")
                .param(profile)
                .query(String.class)
                .list();
    }

    long nextVersion() {
        return jdbc.sql("select nextval('crawl_settings_version')").query(Long.class).single();
    }

    /** Keeps everybody else from changing settings until the transaction ends. */
    void lockAll() {
        jdbc.sql("lock table crawl_profile, site_settings in share row exclusive mode").update();
    }

    /**
     * Keeps a new profile.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the name is taken
     */
    void insert(Profile profile) {
        write(
                """
                insert into crawl_profile (id, name, description, overrides, version, changed_by,
                    changed_at)
                values (:id, :name, :description, :overrides::jsonb, :version, :by, :changed)""",
                profile);
    }

    /**
     * Keeps a changed profile.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the name is taken
     */
    void update(Profile profile) {
        write(
                """
                update crawl_profile set name = :name, description = :description,
                    overrides = :overrides::jsonb, version = :version, changed_by = :by,
                    changed_at = :changed
                where id = :id""",
                profile);
    }

    void delete(UUID id) {
        jdbc.sql("delete from crawl_profile where id = ?").param(id).update();
    }

    private void write(String sql, Profile profile) {
        jdbc.sql(sql)
                .param("id", profile.id())
                .param("name", profile.name())
                .param("description", profile.description())
                .param("overrides", StoredOverrides.write(profile.overrides()))
                .param("version", profile.version())
                .param("by", profile.changedBy())
                .param("changed", Columns.at(profile.changedAt()))
                .update();
    }

    private static Profile profile(ResultSet row, int number) throws SQLException {
        return new Profile(
                Columns.uuid(row, "id"),
                row.getString("name"),
                row.getString("description"),
                StoredOverrides.read(row.getString("overrides")),
                row.getLong("version"),
                row.getString("changed_by"),
                Columns.instant(row, "changed_at"));
    }
}

package org.diancang.orchestrator.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code credential} and {@code credential_event}. */
@Repository
class CredentialTable {
    /** Events shown of a site. */
    private static final int EVENTS = 50;

    private static final String SELECT = "select * from credential ";
    private final JdbcClient jdbc;

    CredentialTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares rows, and nobody else sees them.
    record Row(SecretBox.Owner owner, byte[] secret, String setBy, Instant setAt) {
        @Override
        public String toString() {
            return "Row[" + owner.credentialId() + "]";
        }
    }

    List<Row> ofSite(UUID siteId) {
        return jdbc.sql(SELECT + "where site_id = ? order by server, kind, realm, login_url, id")
                .param(siteId)
                .query(CredentialTable::row)
                .list();
    }

    /** One, held until the transaction ends. */
    Optional<Row> lock(UUID siteId, UUID id) {
        return jdbc.sql(SELECT + "where site_id = ? and id = ? for update")
                .params(siteId, id)
                .query(CredentialTable::row)
                .optional();
    }

    /**
     * Adds one.
     *
     * @return false where the site has one for that place already
     */
    boolean insert(Row row) {
        Login login = row.owner().login();
        Login.@Nullable Form form = login instanceof Login.Form f ? f : null;
        return jdbc.sql(
                                """
                        insert into credential (id, site_id, kind, server, realm, user_name,
                            login_url, user_field, password_field, fields, secret,
                            secret_set_by, secret_set_at)
                        values (:id, :site, :kind, :server, :realm, :user, :loginUrl, :userField,
                            :passwordField, :fields, :secret, :by, :at)
                        on conflict do nothing""")
                        .param("id", row.owner().credentialId())
                        .param("site", row.owner().siteId())
                        .param("kind", login.kind().name())
                        .param("server", login.server())
                        .param("realm", login instanceof Login.Http http ? http.realm() : "")
                        .param("user", login.userName())
                        .param("loginUrl", form == null ? null : form.loginUrl())
                        .param("userField", form == null ? null : form.userField())
                        .param("passwordField", form == null ? null : form.passwordField())
                        .param("fields", form == null ? null : StoredFields.write(form.fields()))
                        .param("secret", row.secret())
                        .param("by", row.setBy())
                        .param("at", Columns.at(row.setAt()))
                        .update()
                == 1;
    }

    void replaceSecret(Row row) {
        jdbc.sql(
                        """
                        update credential set secret = :secret, secret_set_by = :by,
                            secret_set_at = :at
                        where id = :id""")
                .param("secret", row.secret())
                .param("by", row.setBy())
                .param("at", Columns.at(row.setAt()))
                .param("id", row.owner().credentialId())
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from credential where id = ?").param(id).update();
    }

    void note(SecretBox.Owner about, CredentialEvent event) {
        jdbc.sql(
                        """
                        insert into credential_event (site_id, credential_id, what, server, done_by,
                            crawl_id, at)
                        values (:site, :id, :what, :server, :by, :crawl, :at)""")
                .param("site", about.siteId())
                .param("id", about.credentialId())
                .param("what", event.what().name())
                .param("server", event.server())
                .param("by", event.by())
                .param("crawl", event.crawlId().orElse(null))
                .param("at", Columns.at(event.at()))
                .update();
    }

    /** What was done with credentials of a site, latest first. */
    List<CredentialEvent> events(UUID siteId) {
        return jdbc.sql("select * from credential_event where site_id = ? order by id desc limit ?")
                .params(siteId, EVENTS)
                .query(
                        (row, number) ->
                                new CredentialEvent(
                                        CredentialEvent.What.valueOf(row.getString("what")),
                                        row.getString("server"),
                                        row.getString("done_by"),
                                        Columns.optionalUuid(row, "crawl_id"),
                                        Columns.instant(row, "at")))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new SecretBox.Owner(
                        Columns.uuid(row, "site_id"), Columns.uuid(row, "id"), login(row)),
                row.getBytes("secret"),
                row.getString("secret_set_by"),
                Columns.instant(row, "secret_set_at"));
    }

    private static Login login(ResultSet row) throws SQLException {
        String server = row.getString("server");
        String user = row.getString("user_name");
        return switch (Login.Kind.valueOf(row.getString("kind"))) {
            case HTTP -> new Login.Http(server, row.getString("realm"), user);
            case FORM ->
                    new Login.Form(
                            server,
                            row.getString("login_url"),
                            row.getString("user_field"),
                            user,
                            row.getString("password_field"),
                            StoredFields.read(row.getString("fields")));
        };
    }
}

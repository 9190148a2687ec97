package org.diancang.orchestrator.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.Scope;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code site}; what does not change after approval is read from its nomination. */
@Repository
class SiteTable {
    private static final int MOST = 1_000;
    private static final String SELECT =
            """
            select s.id, s.number, s.site_no, s.state, s.approved_by, s.approved_at,
                   s.nomination_id, n.library_id, l.name as library_name, n.year, n.name,
                   n.scope_kind, n.scope_values, n.subject, n.owner, n.rights_basis,
                   array(select ns.url from nomination_seed ns where ns.nomination_id = n.id
                         order by ns.position) as seeds
            from site s
            join nomination n on n.id = s.nomination_id
            join library l on l.id = n.library_id
            """;
    private final JdbcClient jdbc;

    SiteTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, String number, String siteNo, Nomination approved) {
        Nomination.Decision decision = approved.decision().orElseThrow();
        jdbc.sql(
                        """
                        insert into site (id, number, site_no, nomination_id, state, approved_by,
                            approved_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        number,
                        siteNo,
                        approved.id(),
                        Site.State.COLLECTING.name(),
                        decision.by(),
                        Columns.at(decision.at()))
                .update();
    }

    Optional<Site> byId(UUID id) {
        return jdbc.sql(SELECT + "where s.id = ?").param(id).query(SiteTable::site).optional();
    }

    Optional<Site> byNumber(String number) {
        return jdbc.sql(SELECT + "where s.number = ?")
                .param(number)
                .query(SiteTable::site)
                .optional();
    }

    Optional<Site> ofNomination(UUID nomination) {
        return jdbc.sql(SELECT + "where s.nomination_id = ?")
                .param(nomination)
                .query(SiteTable::site)
                .optional();
    }

    List<Site> withSeed(String urlkey) {
        return jdbc.sql(
                        SELECT
                                + """
                                where exists (
                                    select 1 from nomination_seed ns
                                    where ns.nomination_id = n.id and ns.claimed
                                      and ns.urlkey_sha256 = sha256(convert_to(?, 'UTF8')))
                                order by s.number""")
                .param(urlkey)
                .query(SiteTable::site)
                .list();
    }

    List<Site> all() {
        return jdbc.sql(SELECT + "order by s.number limit ?")
                .param(MOST)
                .query(SiteTable::site)
                .list();
    }

    /**
     * Sites by id.
     *
     * @param after the last one that is passed over; empty: none is
     */
    List<Site> next(Optional<UUID> after, int most) {
        return jdbc.sql(
                        SELECT
                                + """
                                where :after::uuid is null or s.id > :after::uuid
                                order by s.id limit :most""")
                .param("after", after.orElse(null))
                .param("most", most)
                .query(SiteTable::site)
                .list();
    }

    int nextCrawlNumber(UUID site) {
        return jdbc.sql(
                        """
                        update site set next_crawl_number = next_crawl_number + 1
                        where id = ? returning next_crawl_number - 1""")
                .param(site)
                .query(Integer.class)
                .single();
    }

    private static Site site(ResultSet row, int number) throws SQLException {
        return new Site(
                Columns.uuid(row, "id"),
                row.getString("number"),
                row.getString("site_no"),
                Columns.uuid(row, "nomination_id"),
                Columns.uuid(row, "library_id"),
                row.getString("library_name"),
                row.getInt("year"),
                row.getString("name"),
                Columns.texts(row, "seeds"),
                new Scope(
                        Scope.Kind.valueOf(row.getString("scope_kind")),
                        Columns.texts(row, "scope_values")),
                Subject.valueOf(row.getString("subject")),
                row.getString("owner"),
                row.getString("rights_basis"),
                Site.State.valueOf(row.getString("state")),
                row.getString("approved_by"),
                Columns.instant(row, "approved_at"));
    }
}

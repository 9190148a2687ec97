package org.diancang.orchestrator.capture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.database.Columns;
import org.diancang.orchestrator.site.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sites with what was collected of them, for lists. */
@Repository
public class SiteOverviews {
    private static final String SELECT =
            """
            select g.site_id, g.site_number, g.name, g.subject, g.year, g.captures,
                   g.last_captured_at, g.archived, g.verified, l.name as library_name,
                   (select ns.url from nomination_seed ns where ns.nomination_id = g.nomination_id
                    order by ns.position limit 1) as first_seed,
                   (select count(*) from crawl where site_id = g.site_id) as crawls,
                   (select coalesce(sum(k.bytes), 0) from crawl_capture_count k
                    where k.site_id = g.site_id) as bytes,
                   last.id as last_crawl_id, last.state as last_crawl_state,
                   last.reason as last_crawl_reason
            from ledger_sites g
            join library l on l.id = g.library_id
            left join lateral (
                select id, state, reason from crawl where site_id = g.site_id
                order by queued_at desc, id desc limit 1) last on true
            where g.site_id is not null
            """;
    private final JdbcClient jdbc;

    SiteOverviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first 1,000 sites, by number. */
    public List<SiteOverview> all() {
        return jdbc.sql(SELECT + "order by g.site_number limit 1000")
                .query(SiteOverviews::overview)
                .list();
    }

    /**
     * The first 1,000 sites whose name, number or seeds contain a text, by number.
     *
     * @param text what somebody typed; capitals don't matter
     */
    public List<SiteOverview> matching(String text) {
        return jdbc.sql(
                        SELECT
                                + """
                                and (position(lower(:text) in lower(g.name)) > 0
                                     or position(lower(:text) in lower(g.site_number)) > 0
                                     or exists (select 1 from nomination_seed ns
                                                where ns.nomination_id = g.nomination_id
                                                  and position(lower(:text) in lower(ns.url)) > 0))
                                order by g.site_number limit 1000""")
                .param("text", text.strip())
                .query(SiteOverviews::overview)
                .list();
    }

    /** One site. */
    public Optional<SiteOverview> of(UUID site) {
        return jdbc.sql(SELECT + "and g.site_id = ?")
                .param(site)
                .query(SiteOverviews::overview)
                .optional();
    }

    private static SiteOverview overview(ResultSet row, int number) throws SQLException {
        return new SiteOverview(
                Columns.uuid(row, "site_id"),
                row.getString("site_number"),
                row.getString("name"),
                row.getString("first_seed"),
                row.getString("library_name"),
                Subject.valueOf(row.getString("subject")),
                row.getInt("year"),
                row.getInt("crawls"),
                row.getLong("captures"),
                row.getLong("bytes"),
                Columns.optionalInstant(row, "last_captured_at"),
                Columns.optionalUuid(row, "last_crawl_id"),
                Columns.optionalText(row, "last_crawl_state").map(CrawlState::valueOf),
                Columns.optionalText(row, "last_crawl_reason"),
                row.getBoolean("archived"),
                row.getBoolean("verified"));
    }
}

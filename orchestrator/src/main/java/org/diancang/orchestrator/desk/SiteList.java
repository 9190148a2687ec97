package org.diancang.orchestrator.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.crawl.CrawlState;
import org.diancang.orchestrator.database.Columns;
import org.diancang.orchestrator.database.Cursor;
import org.diancang.orchestrator.database.Slice;
import org.diancang.orchestrator.site.Site;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sites with their standing and their latest crawl, by number. */
@Repository
class SiteList {
    private static final String LISTED =
            """
            with listed as (
                select g.*, s.state as site_state, %s as standing,
                       last.id as last_crawl, last.state as last_state
                from ledger_sites g
                join site s on s.id = g.site_id
                left join lateral (
                    select c.id, c.state from crawl c where c.site_id = g.site_id
                    order by c.queued_at desc, c.id desc limit 1) last on true
                where (:subject = '' or g.subject = :subject)
                  and (:text = '' or position(lower(:text) in lower(g.name)) > 0
                       or position(lower(:text) in lower(g.site_number)) > 0
                       or exists (select 1 from nomination_seed ns
                                  where ns.nomination_id = g.nomination_id
                                    and position(lower(:text) in lower(ns.url)) > 0)))
            """
                    .formatted(Standing.SQL);
    private static final String WANTED =
            """
            where (:state = '' or (:state = 'UNCRAWLED' and last_crawl is null)
                   or standing = :state)""";
    private final JdbcClient jdbc;

    SiteList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the list is narrowed to; empty texts narrow nothing.
     *
     * @param text part of a name, number or seed, capitals or not
     * @param subject name of a subject
     * @param state name of a {@link Standing}, or UNCRAWLED for sites without any crawl
     */
    record Filter(String text, String subject, String state) {}

    /** A page of the list. */
    Slice<SiteRow> page(Filter filter, Optional<Cursor> from, int most) {
        return Slice.read(from, most, cursor -> rows(filter, cursor, most + 1));
    }

    /** How many sites the filter lets through. */
    long count(Filter filter) {
        return jdbc.sql(LISTED + "select count(*) from listed " + WANTED)
                .param("text", filter.text())
                .param("subject", filter.subject())
                .param("state", filter.state())
                .query(Long.class)
                .single();
    }

    private List<SiteRow> rows(Filter filter, Optional<Cursor> from, int rows) {
        boolean back = from.map(Cursor::back).orElse(false);
        return jdbc.sql(
                        LISTED
                                + "select listed.*, array(select ns.url from nomination_seed ns"
                                + " where ns.nomination_id = listed.nomination_id"
                                + " order by ns.position limit 1) as seeds from listed "
                                + WANTED
                                + (from.isEmpty()
                                        ? ""
                                        : " and site_number " + (back ? "<" : ">") + " :number")
                                + " order by site_number"
                                + (back ? " desc" : "")
                                + " limit :rows")
                .param("text", filter.text())
                .param("subject", filter.subject())
                .param("state", filter.state())
                .param("number", from.map(Cursor::place).orElse(""))
                .param("rows", rows)
                .query(SiteList::row)
                .list();
    }

    private static SiteRow row(ResultSet row, int number) throws SQLException {
        Optional<UUID> lastCrawl = Columns.optionalUuid(row, "last_crawl");
        return new SiteRow(
                Columns.uuid(row, "site_id"),
                row.getString("site_number"),
                row.getString("name"),
                Columns.texts(row, "seeds").getFirst(),
                row.getString("subject"),
                row.getLong("captures"),
                Columns.optionalInstant(row, "last_captured_at").orElse(null),
                lastCrawl.isEmpty()
                        ? null
                        : new CrawlsAtAGlance.Last(
                                lastCrawl.get(),
                                Columns.uuid(row, "site_id"),
                                CrawlState.valueOf(row.getString("last_state"))),
                Site.State.valueOf(row.getString("site_state")),
                Standing.valueOf(row.getString("standing")));
    }
}

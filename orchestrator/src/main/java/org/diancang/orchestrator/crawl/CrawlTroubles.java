package org.diancang.orchestrator.crawl;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Crawls that run and get nowhere. */
@Repository
public class CrawlTroubles {
    private static final String SELECT =
            "select crawl_id, kind, since, host, path from crawl_trouble where kind is not null";
    private final JdbcClient jdbc;
    private final TroubleSettings settings;
    private final Clock clock;

    CrawlTroubles(JdbcClient jdbc, TroubleSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** All of them, the longest first. */
    public List<CrawlTrouble> all() {
        return jdbc.sql(SELECT + " order by since, crawl_id").query(this::trouble).list();
    }

    /** What is the matter with a crawl. */
    public Optional<CrawlTrouble> of(UUID crawl) {
        return jdbc.sql(SELECT + " and crawl_id = ?").param(crawl).query(this::trouble).optional();
    }

    /** Says nothing of it for a while; a standstill counts from now on. */
    public void leave(UUID crawl) {
        Instant now = clock.instant();
        jdbc.sql(
                        """
                        update crawl_trouble
                        set kind = null, since = null, progressed_at = ?, left_until = ?
                        where crawl_id = ?\
                        """)
                .params(Columns.at(now), Columns.at(now.plus(settings.rest())), crawl)
                .update();
    }

    /**
     * What is known of a running crawl after a look.
     *
     * @param progressedAt since when no URL was done
     */
    record Seen(Instant progressedAt, Optional<Instant> leftUntil) {}

    /** Takes note of how many URLs a running crawl has done. */
    Seen saw(UUID crawl, long fetched, Instant at) {
        return jdbc.sql(
                        """
                        insert into crawl_trouble as t (crawl_id, fetched, progressed_at)
                        values (?, ?, ?)
                        on conflict (crawl_id) do update set
                            progressed_at = case when t.fetched = excluded.fetched
                                then t.progressed_at else excluded.progressed_at end,
                            fetched = excluded.fetched
                        returning progressed_at, left_until\
                        """)
                .params(crawl, fetched, Columns.at(at))
                .query(
                        (row, number) ->
                                new Seen(
                                        Columns.instant(row, "progressed_at"),
                                        Columns.optionalInstant(row, "left_until")))
                .single();
    }

    /**
     * Takes note of what is the matter, unless it was to be left meanwhile; whether that is new.
     */
    boolean notice(CrawlTrouble trouble) {
        return jdbc.sql(
                                """
                                update crawl_trouble set kind = ?, since = ?, host = ?, path = ?
                                where crawl_id = ? and kind is distinct from ?
                                  and (left_until is null or left_until <= ?)\
                                """)
                        .params(
                                trouble.kind().name(),
                                Columns.at(trouble.since()),
                                trouble.host(),
                                trouble.path(),
                                trouble.crawlId(),
                                trouble.kind().name(),
                                Columns.at(clock.instant()))
                        .update()
                > 0;
    }

    /** It gets on again. */
    void over(UUID crawl) {
        jdbc.sql("update crawl_trouble set kind = null, since = null where crawl_id = ?")
                .param(crawl)
                .update();
    }

    /** Forgets all crawls but these, which run. */
    void keepOnly(List<UUID> running) {
        jdbc.sql("delete from crawl_trouble where crawl_id <> all(?::uuid[])")
                .param(running.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    private CrawlTrouble trouble(ResultSet row, int number) throws SQLException {
        return new CrawlTrouble(
                Columns.uuid(row, "crawl_id"),
                CrawlTrouble.Kind.valueOf(row.getString("kind")),
                Columns.instant(row, "since"),
                row.getString("host"),
                row.getString("path"));
    }
}

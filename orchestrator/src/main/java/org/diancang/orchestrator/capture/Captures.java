package org.diancang.orchestrator.capture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CaptureId;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What crawls brought, as people look it up. */
@Repository
public class Captures {
    private static final int MOST = 500;
    private static final String COUNT =
            """
            select coalesce(sum(captures), 0) as captures, coalesce(sum(revisits), 0) as revisits,
                   coalesce(sum(bytes), 0) as bytes, min(first_captured_at) as first_at,
                   max(last_captured_at) as last_at
            from crawl_capture_count
            """;
    private final JdbcClient jdbc;

    Captures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How much was captured of a site, over all its crawls. */
    public CaptureCount countOfSite(UUID site) {
        return jdbc.sql(COUNT + "where site_id = ?").param(site).query(Captures::count).single();
    }

    /** How much a crawl brought. */
    public CaptureCount countOfCrawl(UUID crawl) {
        return jdbc.sql(COUNT + "where crawl_id = ?").param(crawl).query(Captures::count).single();
    }

    /**
     * The latest captures of a site, newest first.
     *
     * @param most how many, 1 to 500
     */
    public List<CaptureLine> latestOfSite(UUID site, int most) {
        return jdbc.sql(
                        """
                        select * from capture where site_id = ?
                        order by captured_at desc, file desc, position desc limit ?""")
                .params(site, Math.clamp(most, 1, MOST))
                .query(Captures::line)
                .list();
    }

    private static CaptureCount count(ResultSet row, int number) throws SQLException {
        return new CaptureCount(
                row.getLong("captures"),
                row.getLong("revisits"),
                row.getLong("bytes"),
                Columns.optionalInstant(row, "first_at"),
                Columns.optionalInstant(row, "last_at"));
    }

    private static CaptureLine line(ResultSet row, int number) throws SQLException {
        return new CaptureLine(
                new CaptureId(row.getString("file"), row.getLong("position")),
                Columns.uuid(row, "crawl_id"),
                row.getString("url"),
                row.getString("record_type"),
                Optional.ofNullable(row.getObject("status", Integer.class)),
                Columns.optionalText(row, "served_type"),
                row.getLong("length"),
                Columns.instant(row, "captured_at"));
    }
}

package org.diancang.orchestrator.capture;

import org.diancang.events.CaptureId;
import org.diancang.orchestrator.database.Columns;
import org.diancang.orchestrator.database.Cursor;
import org.diancang.orchestrator.database.Place;
import org.diancang.orchestrator.database.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /** A page of what a crawl captured, newest first. */
    public Slice<CaptureLine> ofCrawl(
            UUID crawl, CaptureFilter filter, Optional<Cursor> from, int most) {
        return Slice.read(
                from, most, cursor -> page("crawl_id = :of", crawl, filter, cursor, most + 1));
    }

    /** A page of what was captured of a site, newest first. */
    public Slice<CaptureLine> ofSite(
            UUID site, CaptureFilter filter, Optional<Cursor> from, int most) {
        return Slice.read(
                from, most, cursor -> page("site_id = :of", site, filter, cursor, most + 1));
    }

    private List<CaptureLine> page(
            String of, UUID id, CaptureFilter filter, Optional<Cursor> cursor, int rows) {
        boolean back = cursor.map(Cursor::back).orElse(false);
        String order = back ? "" : " desc";
        Optional<Place> place = cursor.map(Cursor::place).map(Place::read);
        var sql =
                jdbc.sql(
                                "select * from capture where "
                                        + of
                                        + filter.sql()
                                        + (place.isEmpty()
                                                ? ""
                                                : " and (captured_at, file, position) "
                                                        + (back ? ">" : "<")
                                                        + " (:at, :file, :position)")
                                        + " order by captured_at"
                                        + order
                                        + ", file"
                                        + order
                                        + ", position"
                                        + order
                                        + " limit :rows")
                        .param("of", id)
                        .param("rows", rows)
                        .param("host", filter.host())
                        .param("outcome", filter.outcome().map(Enum::name).orElse(""));
        if (place.isPresent()) {
            CaptureId captured = CaptureId.parse(place.get().id());
            sql.param("at", Columns.at(place.get().at()))
                    .param("file", captured.file())
                    .param("position", captured.offset());
        }
        return sql.query(Captures::line).list();
    }

    /** Place of a capture in a list by time. */
    public static String place(CaptureLine line) {
        return Place.of(line.capturedAt(), line.captureId());
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

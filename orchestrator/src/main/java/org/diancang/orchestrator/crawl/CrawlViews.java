package org.diancang.orchestrator.crawl;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.CrawlChange;
import org.diancang.events.CrawlOrder;
import org.diancang.events.CrawlStatistics;
import org.diancang.events.EventCodec;
import org.diancang.orchestrator.database.Columns;
import org.diancang.orchestrator.database.Cursor;
import org.diancang.orchestrator.database.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Crawls as people see them; reads without locking. */
@Repository
class CrawlViews {
    private static final int MOST = 500;
    private static final String SELECT =
            """
            select c.*, s.number as site_number, s.site_no, n.name as site_name
            from crawl c join site s on s.id = c.site_id join nomination n on n.id = s.nomination_id
            """;
    private static final String NEWEST = " order by c.queued_at desc, c.id desc limit " + MOST;
    private static final String MATCHES =
            """
            (:site::uuid is null or c.site_id = :site::uuid)
            and (:text = '' or position(lower(:text) in lower(n.name)) > 0
                 or position(lower(:text) in lower(s.number)) > 0)""";
    private final JdbcClient jdbc;
    private final EventCodec codec;

    CrawlViews(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    Optional<CrawlView> byId(UUID id) {
        return jdbc.sql(SELECT + "where c.id = ?").param(id).query(this::view).optional();
    }

    List<CrawlView> latest() {
        return jdbc.sql(SELECT + NEWEST).query(this::view).list();
    }

    List<CrawlView> open() {
        return jdbc.sql(SELECT + "where c.ended_at is null" + NEWEST).query(this::view).list();
    }

    List<CrawlView> ofSite(UUID site) {
        return jdbc.sql(SELECT + "where c.site_id = ?" + NEWEST)
                .param(site)
                .query(this::view)
                .list();
    }

    Optional<CrawlView> openOfSite(UUID site) {
        return jdbc.sql(SELECT + "where c.site_id = ? and c.ended_at is null")
                .param(site)
                .query(this::view)
                .optional();
    }

    /** A page of crawls, newest first, with one row more where there is one. */
    List<CrawlView> page(CrawlFilter filter, Optional<Cursor> from, int rows) {
        boolean back = from.map(Cursor::back).orElse(false);
        Optional<Place> place = from.map(Cursor::place).map(Place::read);
        String order = back ? "" : " desc";
        return jdbc.sql(
                        SELECT
                                + "where "
                                + MATCHES
                                + (filter.states().isEmpty()
                                        ? ""
                                        : " and c.state = any(:states::text[])")
                                + (place.isEmpty()
                                        ? ""
                                        : " and (c.queued_at, c.id) "
                                                + (back ? ">" : "<")
                                                + " (:at, :id)")
                                + " order by c.queued_at"
                                + order
                                + ", c.id"
                                + order
                                + " limit :rows")
                .param("text", filter.text())
                .param("site", filter.site().orElse(null))
                .param("states", filter.states().stream().map(Enum::name).toArray(String[]::new))
                .param("at", Columns.atOrNull(place.map(Place::at).orElse(null)))
                .param("id", place.map(Place::uuid).orElse(null))
                .param("rows", rows)
                .query(this::view)
                .list();
    }

    /** How many there are in each state, whatever states the filter names. */
    Map<CrawlState, Long> counts(CrawlFilter filter) {
        Map<CrawlState, Long> counts = new EnumMap<>(CrawlState.class);
        jdbc.sql(
                        "select c.state, count(*) from crawl c join site s on s.id = c.site_id"
                                + " join nomination n on n.id = s.nomination_id where "
                                + MATCHES
                                + " group by 1")
                .param("text", filter.text())
                .param("site", filter.site().orElse(null))
                .query(
                        row -> {
                            counts.put(CrawlState.valueOf(row.getString(1)), row.getLong(2));
                        });
        return counts;
    }

    private CrawlView view(ResultSet row, int number) throws SQLException {
        return new CrawlView(
                Columns.uuid(row, "id"),
                row.getString("crawl_no"),
                Columns.uuid(row, "site_id"),
                row.getString("site_no"),
                row.getString("site_number"),
                row.getString("site_name"),
                CrawlState.valueOf(row.getString("state")),
                Columns.optionalText(row, "reason"),
                read(row, "statistics", CrawlStatistics.class),
                Columns.optionalInstant(row, "statistics_at"),
                row.getString("queued_by"),
                Columns.instant(row, "queued_at"),
                Columns.optionalInstant(row, "started_at"),
                Columns.optionalInstant(row, "ended_at"),
                Columns.optionalText(row, "last_worker_id"),
                row.getInt("epoch"),
                Columns.optionalText(row, "stop_requested_by"),
                Columns.optionalText(row, "hold_requested_by"),
                Columns.optionalText(row, "change").map(c -> read(c, CrawlChange.class)),
                read(row, "crawl_order", CrawlOrder.class));
    }

    private <T> T read(ResultSet row, String column, Class<T> type) throws SQLException {
        return read(row.getString(column), type);
    }

    private <T> T read(String json, Class<T> type) {
        return codec.decode(json.getBytes(StandardCharsets.UTF_8), type);
    }
}

package org.diancang.orchestrator.capture;

import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What crawls brought, by what it is and when. Read from sums that {@link CaptureBooks} keeps, so
 * that it takes no longer for ten million captures than for ten thousand.
 */
@Repository
public class CaptureSums {
    private final JdbcClient jdbc;

    CaptureSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A host of a crawl.
     *
     * @param host as in URLs, lower case; empty for records without one. Not to be trusted.
     * @param captures records of it
     * @param problems of these, those that ended in an error
     * @param bytes bytes in WARC files
     */
    public record Host(
            String host, long captures, long problems, long bytes, Instant lastCapturedAt) {}

    /** What was captured in the minute that begins at an instant. */
    public record Minute(Instant at, long captures, long bytes) {}

    /** What was captured on a day. */
    public record Day(LocalDate day, long captures, long bytes) {}

    /** Captures of a crawl by what came of them; outcomes without any are absent. */
    public Map<CaptureOutcome, Long> byOutcome(UUID crawl) {
        return jdbc
                .sql(
                        """
                        select captured_outcome(status, repeated) as outcome,
                               sum(captures) as captures
                        from crawl_capture_kind where crawl_id = ? group by 1""")
                .param(crawl)
                .query(
                        (row, number) ->
                                Map.entry(
                                        CaptureOutcome.valueOf(row.getString("outcome")),
                                        row.getLong("captures")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Captures of a crawl by what they are; kinds without any are absent. */
    public Map<CaptureKind, Long> byKind(UUID crawl) {
        return jdbc
                .sql(
                        """
                        select kind, sum(captures) as captures
                        from crawl_capture_kind where crawl_id = ? group by 1""")
                .param(crawl)
                .query(
                        (row, number) ->
                                Map.entry(
                                        CaptureKind.valueOf(row.getString("kind")),
                                        row.getLong("captures")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * The hosts that a crawl brought most of.
     *
     * @param most how many
     */
    public List<Host> byHost(UUID crawl, int most) {
        return jdbc.sql(
                        """
                        select host, sum(captures) as captures, sum(bytes) as bytes,
                               coalesce(sum(captures) filter (where status >= 400), 0) as problems,
                               max(last_captured_at) as last_at
                        from crawl_capture_kind where crawl_id = ?
                        group by host order by captures desc, host limit ?""")
                .params(crawl, most)
                .query(
                        (row, number) ->
                                new Host(
                                        row.getString("host"),
                                        row.getLong("captures"),
                                        row.getLong("problems"),
                                        row.getLong("bytes"),
                                        Columns.instant(row, "last_at")))
                .list();
    }

    /** How many hosts a crawl has captures of. */
    public long hosts(UUID crawl) {
        return jdbc.sql("select count(distinct host) from crawl_capture_kind where crawl_id = ?")
                .param(crawl)
                .query(Long.class)
                .single();
    }

    /** The last minutes of a crawl in which it captured anything, oldest first. */
    public List<Minute> lastMinutes(UUID crawl, int most) {
        return jdbc.sql(
                        """
                        select minute, captures, bytes from crawl_capture_minute
                        where crawl_id = ? order by minute desc limit ?""")
                .params(crawl, most)
                .query(
                        (row, number) ->
                                new Minute(
                                        Columns.instant(row, "minute"),
                                        row.getLong("captures"),
                                        row.getLong("bytes")))
                .list()
                .reversed();
    }

    /**
     * Captures of all crawls by day, oldest first; days without any are absent.
     *
     * @param from the first day
     * @param zone where days begin
     */
    public List<Day> byDay(LocalDate from, ZoneId zone) {
        return jdbc.sql(
                        """
                        select (minute at time zone :zone)::date as day,
                               sum(captures) as captures, sum(bytes) as bytes
                        from crawl_capture_minute where minute >= :from group by 1 order by 1""")
                .param("zone", zone.getId())
                .param("from", Columns.at(from.atStartOfDay(zone).toInstant()))
                .query(
                        (row, number) ->
                                new Day(
                                        row.getObject("day", LocalDate.class),
                                        row.getLong("captures"),
                                        row.getLong("bytes")))
                .list();
    }
}

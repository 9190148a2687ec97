package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.database.Columns;
import org.diancang.orchestrator.database.Cursor;
import org.diancang.orchestrator.database.Place;
import org.diancang.orchestrator.database.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What crawls have left: sealed WARC files and captures. */
@Repository
class StoredFiles {
    private static final String FILES =
            """
            select file, length, sha512, sealed_at,
                   (select coalesce(sum(value::bigint), 0)
                    from jsonb_each_text(record_counts)) as records
            from warc_file
            """;
    private final JdbcClient jdbc;

    StoredFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sealed file. */
    record WarcFile(String file, long length, long records, String sha512, Instant sealedAt) {}

    /** How many sealed files a site has, and how large they are together. */
    record Sum(int files, long bytes) {}

    List<WarcFile> ofCrawl(UUID crawl) {
        return jdbc.sql(FILES + "where crawl_id = ? order by file")
                .param(crawl)
                .query(StoredFiles::file)
                .list();
    }

    /** A page of the files of a site, latest first. */
    Slice<WarcFile> ofSite(UUID site, Optional<Cursor> from, int most) {
        return Slice.read(from, most, cursor -> page(site, cursor, most + 1));
    }

    private List<WarcFile> page(UUID site, Optional<Cursor> from, int rows) {
        boolean back = from.map(Cursor::back).orElse(false);
        Optional<Place> place = from.map(Cursor::place).map(Place::read);
        String order = back ? "" : " desc";
        return jdbc.sql(
                        FILES
                                + "where site_id = :site"
                                + (place.isEmpty()
                                        ? ""
                                        : " and (sealed_at, file) "
                                                + (back ? ">" : "<")
                                                + " (:at, :file)")
                                + " order by sealed_at"
                                + order
                                + ", file"
                                + order
                                + " limit :rows")
                .param("site", site)
                .param("at", Columns.atOrNull(place.map(Place::at).orElse(null)))
                .param("file", place.map(Place::id).orElse(""))
                .param("rows", rows)
                .query(StoredFiles::file)
                .list();
    }

    private static WarcFile file(ResultSet row, int number) throws SQLException {
        return new WarcFile(
                row.getString("file"),
                row.getLong("length"),
                row.getLong("records"),
                row.getString("sha512"),
                Columns.instant(row, "sealed_at"));
    }

    /**
     * What all sealed files hold.
     *
     * @param recent bytes of those sealed since an instant
     */
    record Stock(int files, long bytes, long recent) {}

    Stock stock(Instant since) {
        return jdbc.sql(
                        """
                        select count(*) as files, coalesce(sum(length), 0) as bytes,
                               coalesce(sum(length) filter (where sealed_at >= ?), 0) as recent
                        from warc_file""")
                .param(Columns.at(since))
                .query(
                        (row, number) ->
                                new Stock(
                                        row.getInt("files"),
                                        row.getLong("bytes"),
                                        row.getLong("recent")))
                .single();
    }

    /** Bytes that crawls fetched and did not have to store again. */
    long savedByDeduplication() {
        return jdbc.sql(
                        """
                        select coalesce(sum(greatest(0, (statistics->>'bytes')::numeric
                                                        - (statistics->>'novelBytes')::numeric)), 0)
                        from crawl""")
                .query(Long.class)
                .single();
    }

    /**
     * What a crawl brought.
     *
     * @param fresh captures with content of their own
     * @param repeated captures equal to earlier ones
     */
    record Brought(long fresh, long repeated) {
        static final Brought NOTHING = new Brought(0, 0);
    }

    /** What each crawl of a site brought; crawls that brought nothing are absent. */
    Map<UUID, Brought> byCrawlOfSite(UUID site) {
        return jdbc
                .sql(
                        """
                        select crawl_id, captures - revisits as fresh, revisits
                        from crawl_capture_count where site_id = ?""")
                .param(site)
                .query(
                        (row, number) ->
                                Map.entry(
                                        Columns.uuid(row, "crawl_id"),
                                        new Brought(row.getLong("fresh"), row.getLong("revisits"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Sites whose first capture was made since an instant, of one library and year. */
    long firstCapturedSince(Instant since, String library, int year) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select g.site_id from ledger_sites g
                            join library l on l.id = g.library_id
                            join crawl_capture_count k on k.site_id = g.site_id
                            where g.archived and l.code = :library and g.year = :year
                            group by g.site_id
                            having min(k.first_captured_at) >= :since) fresh""")
                .param("library", library)
                .param("year", year)
                .param("since", Columns.at(since))
                .query(Long.class)
                .single();
    }

    Sum ofSite(UUID site) {
        return jdbc.sql(
                        """
                        select count(*) as files, coalesce(sum(length), 0) as bytes
                        from warc_file where site_id = ?""")
                .param(site)
                .query((row, number) -> new Sum(row.getInt("files"), row.getLong("bytes")))
                .single();
    }

    long capturesOfCrawl(UUID crawl) {
        return jdbc.sql(
                        "select coalesce(sum(captures), 0) from crawl_capture_count"
                                + " where crawl_id = ?")
                .param(crawl)
                .query(Long.class)
                .single();
    }

    /**
     * Captures of a site.
     *
     * @param crawls crawls that brought some
     * @param captures captures of them all
     */
    record Captured(int crawls, long captures, @Nullable Instant first, @Nullable Instant last) {}

    Captured capturedOfSite(UUID site) {
        return jdbc.sql(
                        """
                        select count(*) as crawls, coalesce(sum(captures), 0) as captures,
                               min(first_captured_at) as first, max(last_captured_at) as last
                        from crawl_capture_count where site_id = ?""")
                .param(site)
                .query(
                        (row, number) ->
                                new Captured(
                                        row.getInt("crawls"),
                                        row.getLong("captures"),
                                        Columns.optionalInstant(row, "first").orElse(null),
                                        Columns.optionalInstant(row, "last").orElse(null)))
                .single();
    }
}

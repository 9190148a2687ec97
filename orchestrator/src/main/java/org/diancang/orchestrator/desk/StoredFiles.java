package org.diancang.orchestrator.desk;

import org.diancang.orchestrator.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What crawls have left: sealed WARC files and captures. */
@Repository
class StoredFiles {
    private final JdbcClient jdbc;

    StoredFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sealed file. */
    record WarcFile(String file, long length, long records, String sha512, Instant sealedAt) {}

    /** How many sealed files a site has, and how large they are together. */
    record Sum(int files, long bytes) {}

    List<WarcFile> ofCrawl(UUID crawl) {
        return jdbc.sql(
                        """
                        select file, length, sha512, sealed_at,
                               (select coalesce(sum(value::bigint), 0)
                                from jsonb_each_text(record_counts)
                                where key <> 'unreadable') as records
                        from warc_file where crawl_id = ? order by file\
                        """)
                .param(crawl)
                .query(
                        (row, number) ->
                                new WarcFile(
                                        row.getString("file"),
                                        row.getLong("length"),
                                        row.getLong("records"),
                                        row.getString("sha512"),
                                        Columns.instant(row, "sealed_at")))
                .list();
    }

    Sum ofSite(UUID site) {
        return jdbc.sql(
                        """
                        select count(*) as files, coalesce(sum(length), 0) as bytes
                        from warc_file where site_id = ?\
                        """)
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
                        from crawl_capture_count where site_id = ?\
                        """)
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

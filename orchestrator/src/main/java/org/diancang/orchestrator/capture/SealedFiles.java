package org.diancang.orchestrator.capture;

import org.diancang.events.EventCodec;
import org.diancang.events.WarcFileSealed;
import org.diancang.orchestrator.database.Columns;
import org.diancang.orchestrator.messaging.RefusedMessageException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Sealed WARC files. */
@Repository
public class SealedFiles {
    private final JdbcClient jdbc;
    private final EventCodec codec;

    SealedFiles(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /**
     * A sealed file in a list.
     *
     * @param file its name
     * @param length bytes
     * @param sha512 digest of the whole file, lower-case hexadecimal
     * @param sealedAt when it was sealed
     */
    public record Line(String file, long length, String sha512, Instant sealedAt) {}

    /** The sealed files of a crawl, by name. */
    public List<Line> ofCrawl(UUID crawl) {
        return jdbc.sql(
                        """
                        select file, length, sha512, sealed_at from warc_file
                        where crawl_id = ? order by file\
                        """)
                .param(crawl)
                .query(
                        (row, number) ->
                                new Line(
                                        row.getString("file"),
                                        row.getLong("length"),
                                        row.getString("sha512"),
                                        Columns.instant(row, "sealed_at")))
                .list();
    }

    /**
     * A sealed file as an audit needs it.
     *
     * @param file its name
     * @param length bytes
     * @param sha512 digest of the whole file, lower-case hexadecimal
     * @param crawlId crawl that wrote it
     * @param siteId its site
     * @param flaws offsets of what was wrong with it when it was imported; an audit must find it
     *     there and nowhere else
     * @param allFlaws whether these are all
     */
    public record Sealed(
            String file,
            long length,
            String sha512,
            UUID crawlId,
            UUID siteId,
            List<Long> flaws,
            boolean allFlaws) {}

    /** Hands over every sealed file, without holding them all. */
    public void all(Consumer<Sealed> each) {
        jdbc.sql(
                        """
                        select w.file, w.length, w.sha512, w.crawl_id, w.site_id,
                               array(select (u ->> 'offset')::bigint
                                     from jsonb_array_elements(i.unreadable) u) as flaws,
                               coalesce(i.unreadable_count, 0) as flaw_count
                        from warc_file w left join import_file i on i.file = w.file\
                        """)
                .query((RowCallbackHandler) row -> each.accept(sealed(row)));
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        List<Long> flaws = List.of((Long[]) row.getArray("flaws").getArray());
        return new Sealed(
                row.getString("file"),
                row.getLong("length"),
                row.getString("sha512"),
                Columns.uuid(row, "crawl_id"),
                Columns.uuid(row, "site_id"),
                flaws,
                flaws.size() == row.getLong("flaw_count"));
    }

    /**
     * Books a sealed file, once.
     *
     * @throws RefusedMessageException if it was sealed with another digest before: a sealed file
     *     never changes
     */
    @Transactional
    public void book(WarcFileSealed sealed) {
        int added =
                jdbc.sql(
                                """
                                insert into warc_file (file, crawl_id, site_id, length, sha512,
                                    record_counts, torn_bytes, sealed_at)
                                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                                on conflict (file) do nothing\
                                """)
                        .params(
                                sealed.file(),
                                sealed.crawlId(),
                                sealed.siteId(),
                                sealed.length(),
                                sealed.sha512(),
                                new String(
                                        codec.encode(sealed.recordCounts()),
                                        StandardCharsets.UTF_8),
                                sealed.tornBytes(),
                                Columns.at(sealed.sealedAt()))
                        .update();
        if (added == 0) {
            String known =
                    jdbc.sql("select sha512 from warc_file where file = ?")
                            .param(sealed.file())
                            .query(String.class)
                            .single();
            if (!known.equals(sealed.sha512())) {
                throw new RefusedMessageException(
                        "sealed file "
                                + sealed.file()
                                + " is said to have changed from SHA-512 "
                                + known
                                + " to "
                                + sealed.sha512());
            }
        }
    }
}

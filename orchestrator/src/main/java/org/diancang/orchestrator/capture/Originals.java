package org.diancang.orchestrator.capture;

import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.diancang.events.Original;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** History for deduplication: what a payload under a urlkey was first captured as. */
@Repository
public class Originals {
    private static final int ROWS_AT_ONCE = 1_000;
    private final JdbcTemplate jdbc;

    Originals(DataSource database) {
        // A template of its own: the shared one reads whole results.
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    /**
     * An original as it is exported.
     *
     * @param urlkey key of its URL
     * @param payloadDigest {@code sha1:} and Base32
     * @param recordId {@code WARC-Record-ID} without angle brackets
     * @param original where it stands
     */
    public record Known(String urlkey, String payloadDigest, String recordId, Original original) {}

    /** Hands on all originals of a site, one by one; they need not fit into memory. */
    @Transactional(readOnly = true)
    public void ofSite(UUID site, Consumer<Known> each) {
        jdbc.query(
                """
                select urlkey, payload_digest, record_id, file, position, url, captured_at
                from payload_original where site_id = ?""",
                row -> {
                    each.accept(
                            new Known(
                                    row.getString("urlkey"),
                                    row.getString("payload_digest"),
                                    row.getString("record_id"),
                                    new Original(
                                            row.getString("file"),
                                            row.getLong("position"),
                                            row.getString("url"),
                                            Columns.instant(row, "captured_at"))));
                },
                site);
    }
}

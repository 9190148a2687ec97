package org.diancang.orchestrator.capture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is known of the way of a capture into the archive. Readers are shown it: it names libraries
 * and never persons.
 */
@Repository
public class Custody {
    private final JdbcClient jdbc;

    Custody(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The links of the chain as far as they are known.
     *
     * @param siteNumber number of the site, such as {@code QH-0031}
     * @param siteName its name
     * @param libraryName library that nominated it
     * @param nominationNumber number of the nomination
     * @param nominatedAt when it was nominated
     * @param approvedAt when the nomination was approved
     * @param imported whether another archive wrote the file
     * @param crawlNo number of the crawl within the site
     * @param startedAt when the crawl began; empty where it has not
     * @param endedAt when it ended; empty while it runs
     * @param seal of the file; empty while it is written to
     * @param check the last that read the sealed file; empty where there was none
     */
    public record Chain(
            String siteNumber,
            String siteName,
            String libraryName,
            String nominationNumber,
            Instant nominatedAt,
            Instant approvedAt,
            boolean imported,
            String crawlNo,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<Seal> seal,
            Optional<Check> check) {}

    /**
     * A WARC file that never changes any more.
     *
     * @param length bytes
     * @param sha512 digest of the whole file, lower-case hexadecimal
     */
    public record Seal(Instant at, long length, String sha512) {}

    /**
     * An audit, which recomputes the digests of all sealed files of the site.
     *
     * @param problems what it found wrong in the site, 0 or more
     */
    public record Check(Instant at, long problems) {}

    /** The chain of the captures that a crawl wrote into a file; empty for an unknown crawl. */
    public Optional<Chain> of(UUID crawl, String file) {
        return jdbc.sql(
                        """
                        select s.number, n.name, l.name as library, n.number as nomination,
                               n.submitted_at, s.approved_at, c.kind, c.crawl_no, c.started_at,
                               c.ended_at, w.sealed_at, w.length, w.sha512, a.audited_at, a.problems
                        from crawl c
                        join site s on s.id = c.site_id
                        join nomination n on n.id = s.nomination_id
                        join library l on l.id = n.library_id
                        left join warc_file w on w.crawl_id = c.id and w.file = :file
                        left join lateral (
                            select audit.audited_at, r.problems
                            from site_audit r join audit on audit.id = r.audit_id
                            where r.site_id = s.id and audit.audited_at > w.sealed_at
                            order by audit.audited_at desc limit 1) a on true
                        where c.id = :crawl""")
                .param("crawl", crawl)
                .param("file", file)
                .query(Custody::chain)
                .optional();
    }

    private static Chain chain(ResultSet row, int number) throws SQLException {
        Optional<Instant> sealedAt = Columns.optionalInstant(row, "sealed_at");
        Optional<Instant> auditedAt = Columns.optionalInstant(row, "audited_at");
        long length = row.getLong("length");
        String sha512 = Columns.optionalText(row, "sha512").orElse("");
        long problems = row.getLong("problems");
        return new Chain(
                row.getString("number"),
                row.getString("name"),
                row.getString("library"),
                row.getString("nomination"),
                Columns.instant(row, "submitted_at"),
                Columns.instant(row, "approved_at"),
                row.getString("kind").equals("IMPORT"),
                row.getString("crawl_no"),
                Columns.optionalInstant(row, "started_at"),
                Columns.optionalInstant(row, "ended_at"),
                sealedAt.map(at -> new Seal(at, length, sha512)),
                auditedAt.map(at -> new Check(at, problems)));
    }
}

package org.diancang.orchestrator.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.orchestrator.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The ledger (百站台账): per library and year, what is owed and what stands. Every number is counted
 * when asked, by the view {@code ledger} over the view {@code ledger_sites}, so each number is the
 * length of a list that {@link #sites} gives.
 */
@Repository
public class Ledger {
    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One line of the ledger.
     *
     * @param libraryCode such as {@code QH}
     * @param libraryName its name
     * @param year programme year
     * @param target sites owed
     * @param nominated nominations that were not returned
     * @param approved of these, sites
     * @param archived of these, sites with a finished crawl that brought captures
     * @param verified of these, sites whose audit after the last crawl found nothing wrong
     */
    public record Line(
            String libraryCode,
            String libraryName,
            int year,
            int target,
            int nominated,
            int approved,
            int archived,
            int verified) {}

    /**
     * One nomination behind the numbers, with the site that it became.
     *
     * @param nominationState {@code SUBMITTED}, {@code APPROVED} or {@code RETURNED}
     * @param captures captures of the site over all its crawls
     * @param auditProblems what the latest audit found wrong; empty if there was none
     */
    public record Entry(
            UUID nominationId,
            String nominationNumber,
            String name,
            String subject,
            String nominationState,
            Optional<UUID> siteId,
            Optional<String> siteNumber,
            boolean nominated,
            boolean approved,
            boolean archived,
            boolean verified,
            long captures,
            Optional<Instant> lastCrawlEndedAt,
            Optional<Instant> lastCapturedAt,
            Optional<Instant> auditedAt,
            Optional<Long> auditProblems) {}

    /** All lines, latest year first. */
    public List<Line> lines() {
        return jdbc.sql(
                        """
                        select library_code, library_name, year, target,
                               nominated, approved, archived, verified
                        from ledger order by year desc, library_code""")
                .query(Ledger::line)
                .list();
    }

    /** The line of one library and year; empty if it owes no sites that year. */
    public Optional<Line> line(String libraryCode, int year) {
        return jdbc.sql(
                        """
                        select library_code, library_name, year, target,
                               nominated, approved, archived, verified
                        from ledger where library_code = ? and year = ?""")
                .params(libraryCode, year)
                .query(Ledger::line)
                .optional();
    }

    /** The nominations behind one line, returned ones included, by number. */
    public List<Entry> sites(String libraryCode, int year) {
        return jdbc.sql(
                        """
                        select g.* from ledger_sites g join library l on l.id = g.library_id
                        where l.code = ? and g.year = ?
                        order by g.site_number nulls last, g.nomination_number""")
                .params(libraryCode, year)
                .query(Ledger::entry)
                .list();
    }

    /** What the ledger knows of one site. */
    public Optional<Entry> site(UUID siteId) {
        return jdbc.sql("select * from ledger_sites where site_id = ?")
                .param(siteId)
                .query(Ledger::entry)
                .optional();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("library_code"),
                row.getString("library_name"),
                row.getInt("year"),
                row.getInt("target"),
                row.getInt("nominated"),
                row.getInt("approved"),
                row.getInt("archived"),
                row.getInt("verified"));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        @Nullable Long problems = row.getObject("audit_problems", Long.class);
        return new Entry(
                Columns.uuid(row, "nomination_id"),
                row.getString("nomination_number"),
                row.getString("name"),
                row.getString("subject"),
                row.getString("nomination_state"),
                Columns.optionalUuid(row, "site_id"),
                Columns.optionalText(row, "site_number"),
                row.getBoolean("nominated"),
                row.getBoolean("approved"),
                row.getBoolean("archived"),
                row.getBoolean("verified"),
                row.getLong("captures"),
                Columns.optionalInstant(row, "last_ended_at"),
                Columns.optionalInstant(row, "last_captured_at"),
                Columns.optionalInstant(row, "audited_at"),
                Optional.ofNullable(problems));
    }
}

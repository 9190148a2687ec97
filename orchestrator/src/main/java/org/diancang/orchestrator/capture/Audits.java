package org.diancang.orchestrator.capture;

import java.time.Clock;
import java.util.UUID;
import org.diancang.orchestrator.NewIds;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Results of audits: what makes an archived site count as verified. */
@Repository
public class Audits {
    private final JdbcClient jdbc;
    private final NewIds ids;
    private final Clock clock;

    Audits(JdbcClient jdbc, NewIds ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a report.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException if it names an unknown site,
     *     or a site twice; then nothing is kept
     */
    @Transactional
    public void keep(AuditReport report) {
        UUID id = ids.next();
        jdbc.sql("insert into audit (id, audited_at, received_at, ok) values (?, ?, ?, ?)")
                .params(
                        id,
                        Columns.at(report.auditedAt()),
                        Columns.at(clock.instant()),
                        report.ok())
                .update();
        for (AuditReport.SiteResult site : report.sites()) {
            jdbc.sql(
                            """
                            insert into site_audit (audit_id, site_id, records, lines, problems)
                            values (?, ?, ?, ?, ?)""")
                    .params(id, site.siteId(), site.records(), site.lines(), site.problems())
                    .update();
        }
    }
}

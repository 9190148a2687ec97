package org.diancang.orchestrator.capture;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an audit of WARC records against index lines found.
 *
 * @param auditedAt when it began to read
 * @param ok whether it found nothing wrong anywhere
 * @param sites what it found, site by site
 */
public record AuditReport(Instant auditedAt, boolean ok, List<SiteResult> sites) {
    /**
     * What an audit found of one site.
     *
     * @param siteId site
     * @param records capture records in its WARC files, 0 or more
     * @param lines index lines that point to them, 0 or more
     * @param problems what was wrong, 0 or more
     */
    public record SiteResult(UUID siteId, long records, long lines, long problems) {}

    public AuditReport {
        sites = List.copyOf(sites);
    }
}

package org.diancang.launcher.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an audit saw.
 *
 * @param auditedAt when it began
 * @param files sealed WARC files read
 * @param responses response records
 * @param revisits revisit records
 * @param resources resource records
 * @param cdxLines lines of the index
 * @param inOpenFiles of these, lines into files that a crawl still writes: not judged
 * @param sites by site id
 * @param findings what is wrong; empty: clean
 */
public record AuditReport(
        Instant auditedAt,
        long files,
        long responses,
        long revisits,
        long resources,
        long cdxLines,
        long inOpenFiles,
        Map<String, SiteTally> sites,
        List<Finding> findings) {
    /** Counts of one site. */
    public record SiteTally(long records, long lines, long problems) {}

    public AuditReport {
        sites = Map.copyOf(sites);
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean clean() {
        return findings.isEmpty();
    }
}

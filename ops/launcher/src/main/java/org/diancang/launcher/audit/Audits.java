package org.diancang.launcher.audit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.diancang.launcher.client.Desk;
import org.diancang.launcher.client.Index;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.warcstore.FolderWarcStore;

/** Audits of a running installation. */
public final class Audits {
    private Audits() {}

    /** Audits everything and hands the result to the ledger. */
    public static AuditReport runAndReport(Ports ports, DataFolder data) {
        Desk desk = new Desk(ports, data);
        AuditReport report =
                new Audit(
                                new FolderWarcStore(data.warcs()),
                                new Index(ports, data),
                                desk,
                                Clock.systemUTC())
                        .run();
        List<Map<String, Object>> sites =
                report.sites().entrySet().stream()
                        .map(
                                site ->
                                        Map.<String, Object>of(
                                                "siteId", site.getKey(),
                                                "records", site.getValue().records(),
                                                "lines", site.getValue().lines(),
                                                "problems", site.getValue().problems()))
                        .toList();
        desk.reportAudit(
                Map.of(
                        "auditedAt", report.auditedAt().toString(),
                        "ok", report.clean(),
                        "sites", sites));
        return report;
    }
}

package org.diancang.launcher.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.diancang.launcher.audit.AuditReport;
import org.diancang.launcher.audit.Audits;
import org.diancang.launcher.audit.Finding;
import org.diancang.launcher.installation.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares WARC files and index, and reports the result to the ledger. */
@Command(
        name = "audit",
        description =
                "Re-read every WARC file and compare it with the index; exit 1 if anything differs.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    private static final int MOST_FINDINGS = 50;

    @Mixin private InstallationOptions installation = new InstallationOptions();
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        DataFolder data = installation.dataFolder();
        AuditReport report = Audits.runAndReport(installation.ports(data), data);
        print(CommandOutput.of(spec), report);
        return report.clean() ? 0 : 1;
    }

    static void print(PrintWriter out, AuditReport report) {
        out.printf(
                "Audit: %d sealed files, %d responses, %d revisits, %d resources; %d CDX lines%s%n",
                report.files(),
                report.responses(),
                report.revisits(),
                report.resources(),
                report.cdxLines(),
                report.inOpenFiles() == 0
                        ? ""
                        : " (" + report.inOpenFiles() + " of files still being written)");
        report.findings().stream()
                .limit(MOST_FINDINGS)
                .map(Finding::sentence)
                .forEach(sentence -> out.println("  ! " + sentence));
        if (report.findings().size() > MOST_FINDINGS) {
            out.println("  … and " + (report.findings().size() - MOST_FINDINGS) + " more");
        }
        out.println(
                report.clean()
                        ? "Clean: every record has exactly one line, every line opens as its record"
                        : "NOT clean: " + report.findings().size() + " findings");
        out.flush();
    }
}

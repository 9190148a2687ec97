package org.diancang.launcher.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.diancang.launcher.doctor.Doctor;
import org.diancang.launcher.doctor.Finding;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.machine.Machine;
import org.diancang.launcher.product.Supervisor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether this machine has what a start needs. */
@Command(
        name = "doctor",
        description = "Check whether this machine has what a start needs; exit 1 if not.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Mixin private InstallationOptions installation = new InstallationOptions();
    @Mixin private PortOption ports = new PortOption();
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        DataFolder data = installation.named();
        boolean running = new Supervisor(InstallationOptions.root(), data).isRunning();
        Ports chosen = running ? installation.ports(data) : ports.choose(data);
        List<Finding> findings =
                new Doctor(Machine.local(), InstallationOptions.root(), data)
                        .examine(chosen, running);
        findings.forEach(
                finding ->
                        out.printf(
                                "  %-7s %-14s %s%n",
                                finding.outcome().name().toLowerCase(Locale.ROOT),
                                finding.name(),
                                finding.sentence()));
        boolean well = findings.stream().noneMatch(f -> f.outcome() == Finding.Outcome.MISSING);
        out.println(well ? "Everything needed is there." : "Something needed is missing.");
        out.flush();
        return well ? 0 : 1;
    }
}

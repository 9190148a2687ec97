package org.diancang.launcher.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.product.Supervisor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops what {@code up} started. */
@Command(
        name = "down",
        description = "Stop everything in order; all data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    @Mixin private InstallationOptions installation = new InstallationOptions();
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        DataFolder data = installation.dataFolder();
        Supervisor supervisor = new Supervisor(InstallationOptions.root(), data);
        if (!supervisor.isRunning()) {
            out.println("Not up on " + data.root());
        } else {
            supervisor.stop();
            out.println("Stopped; the data stays in " + data.root());
        }
        out.flush();
        return 0;
    }
}

package org.diancang.launcher.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.product.Supervisor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the product in the background. */
@Command(
        name = "up",
        description = "Start everything in the background; a second start keeps all data.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin private InstallationOptions installation = new InstallationOptions();
    @Mixin private PortOption ports = new PortOption();

    @Mixin private AddressOptions addresses = new AddressOptions();

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        DataFolder data = installation.dataFolder();
        Supervisor supervisor = new Supervisor(InstallationOptions.root(), data);
        if (supervisor.isRunning()) {
            out.println("Already up on " + data.root() + "; see ./diancang status");
            return 0;
        }
        List<String> arguments = new ArrayList<>(List.of("--ports", ports.toString()));
        arguments.addAll(addresses.arguments());
        supervisor.startInBackground(arguments, out);
        Greeting.print(out, data, installation.ports(data));
        out.println("Stop with ./diancang down");
        out.flush();
        return 0;
    }
}

package org.diancang.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.product.Addresses;
import org.diancang.launcher.product.Supervisor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The background process that {@code up} leaves behind. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {
    @Mixin private InstallationOptions installation = new InstallationOptions();
    @Mixin private PortOption ports = new PortOption();

    @Option(names = "--allow-private")
    private List<String> allowPrivate = new ArrayList<>();

    @Option(names = "--dns")
    private @Nullable String dns;

    @Override
    public Integer call() {
        DataFolder data = installation.dataFolder();
        return new Supervisor(InstallationOptions.root(), data)
                .supervise(
                        ports.choose(data), new Addresses(allowPrivate, Optional.ofNullable(dns)));
    }
}

package org.diancang.launcher.command;

import java.util.concurrent.Callable;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.product.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The background process that {@code up} leaves behind. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {
    @Mixin private InstallationOptions installation = new InstallationOptions();
    @Mixin private PortOption ports = new PortOption();

    @Mixin private AddressOptions addresses = new AddressOptions();

    @Override
    public Integer call() {
        DataFolder data = installation.dataFolder();
        return new Supervisor(InstallationOptions.root(), data)
                .supervise(ports.choose(data), addresses.addresses());
    }
}

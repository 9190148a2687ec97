package org.diancang.launcher.command;

import java.nio.file.Path;
import java.util.Optional;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which installation a command is about. */
final class InstallationOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder; default: DIANCANG_DATA, else data/ in the project.")
    private @Nullable Path data;

    /** Folder of the project. */
    static Path root() {
        return Path.of(System.getProperty("diancang.root", ".")).toAbsolutePath().normalize();
    }

    DataFolder dataFolder() {
        return DataFolder.at(folder());
    }

    /** The same, neither looked at nor created. */
    DataFolder named() {
        return DataFolder.named(folder());
    }

    private Path folder() {
        if (data != null) {
            return data;
        }
        return Optional.ofNullable(System.getenv("DIANCANG_DATA"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(() -> root().resolve("data"));
    }

    /**
     * Ports of the running product.
     *
     * @throws LauncherException if it was never started here
     */
    Ports ports(DataFolder folder) {
        return Ports.read(folder)
                .orElseThrow(
                        () ->
                                new LauncherException(
                                        "nothing was ever started on "
                                                + folder.root()
                                                + "; start it with ./diancang up"));
    }
}

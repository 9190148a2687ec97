package org.diancang.launcher.command;

import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import picocli.CommandLine.Option;

/** Which ports a start uses. */
final class PortOption {
    /** The two ways to choose. */
    enum Choice {
        standard,
        random
    }

    @Option(
            names = "--ports",
            paramLabel = "standard|random",
            description = "Ports to listen on; the actual ones are in {data}/run/ports.json.",
            defaultValue = "standard")
    private Choice choice = Choice.standard;

    Ports choose(DataFolder data) {
        Ports ports =
                switch (choice) {
                    case standard -> Ports.STANDARD;
                    case random -> Ports.random(data);
                };
        return ports.withProxy(System.getenv());
    }

    @Override
    public String toString() {
        return choice.name();
    }
}

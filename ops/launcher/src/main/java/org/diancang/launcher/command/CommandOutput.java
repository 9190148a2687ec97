package org.diancang.launcher.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where a command prints. */
final class CommandOutput {
    private CommandOutput() {}

    static PrintWriter of(CommandLine.Model.@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli has not filled the command");
        }
        return spec.commandLine().getOut();
    }
}

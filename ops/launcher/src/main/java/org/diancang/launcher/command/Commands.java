package org.diancang.launcher.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the commands: prints what there is. */
@Command(
        name = "diancang",
        description = "Diancang 典藏: a web archive on one machine.",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        footer = {
            "",
            "Also: ./diancang cdx COMMAND, ./diancang replay COMMAND, ./diancang bench NAME, ./diancang check NAME.",
            "Exit codes: 0 done, 1 done and found wanting, 2 could not do it."
        },
        subcommands = {
            DoctorCommand.class,
            DemoCommand.class,
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            LogsCommand.class,
            CrawlCommand.class,
            WorkerCommand.class,
            ImportCommand.class,
            AuditCommand.class,
            SuperviseCommand.class
        })
public final class Commands implements Runnable {
    @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /** The command line with all sub-commands. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Commands());
        line.addSubcommand("help", new CommandLine.HelpCommand());
        return line;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}

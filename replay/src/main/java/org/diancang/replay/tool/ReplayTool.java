package org.diancang.replay.tool;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry of {@code ./diancang replay}; documented in {@code docs/replay.md}. */
@Command(
        name = "diancang replay",
        synopsisSubcommandLabel = "COMMAND",
        description = "Tries parts of replay without a server.",
        mixinStandardHelpOptions = true,
        version = "0.1.0")
public final class ReplayTool implements Runnable {
    static final int DONE = 0;
    static final int FAILED = 2;

    @Spec private @Nullable CommandSpec spec;

    private ReplayTool() {}

    /** Runs one command. */
    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "org/diancang/replay/tool/logback.xml");
        // Not System.out, which would keep quiet when it can't write.
        OutputStream out =
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        System.exit(run(System.in, out, System.err, args));
    }

    /** Runs one command; answers its exit code. */
    static int run(InputStream in, OutputStream out, PrintStream err, String... args) {
        CommandLine line = new CommandLine(new ReplayTool());
        line.addSubcommand(new RewriteCommand(in, out, err));
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(out, true));
        line.setExecutionExceptionHandler(
                (e, _, _) -> {
                    err.println("diancang replay: " + e.getMessage());
                    return FAILED;
                });
        return line.execute(args);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}

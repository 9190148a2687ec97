package org.diancang.launcher;

import java.io.PrintWriter;
import org.diancang.launcher.command.Commands;
import org.diancang.stack.StackException;
import picocli.CommandLine;

/** Entry of {@code ./diancang}. Exit codes: 0 done, 1 done and found wanting, 2 could not do it. */
public final class Diancang {
    private Diancang() {}

    /** Runs one command. */
    public static void main(String[] args) {
        System.exit(run(Commands.commandLine(), args));
    }

    static int run(CommandLine line, String... args) {
        line.setExecutionExceptionHandler(
                (e, commandLine, parsed) -> {
                    PrintWriter err = commandLine.getErr();
                    err.println("diancang: " + sentence(e));
                    err.flush();
                    return 2;
                });
        return line.execute(args);
    }

    private static String sentence(Exception e) {
        if (e instanceof LauncherException || e instanceof StackException) {
            return String.valueOf(e.getMessage());
        }
        return "unexpected failure: " + e + "; please report it with the files in {data}/logs";
    }
}

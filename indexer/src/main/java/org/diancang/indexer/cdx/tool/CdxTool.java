package org.diancang.indexer.cdx.tool;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.tool.files.CdxFileException;
import org.diancang.indexer.cdx.tool.files.ReaderGoneException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry of {@code ./diancang cdx}; documented in {@code docs/cdx-tools.md}. */
@Command(
        name = "diancang cdx",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Makes, changes, asks and checks CDX files, of this archive or another.",
            "Files may be gzipped; - is standard input. Lines are read by their own form: CDX of 9,"
                    + " 11 or 14 columns or CDXJ. Sorted means by bytes, as sort does with"
                    + " LC_ALL=C."
        },
        mixinStandardHelpOptions = true,
        version = "0.1.0")
public final class CdxTool implements Runnable {
    static final int DONE = 0;
    static final int FOUND_WANTING = 1;
    static final int FAILED = 2;

    private static final Map<String, String> EXIT_CODES =
            Map.of(
                    "0", "done",
                    "1", "done, and differences, bad lines or broken records were found",
                    "2", "could not do it, or did not understand what to do");

    @Spec private @Nullable CommandSpec spec;

    private CdxTool() {}

    /** Runs one command. */
    public static void main(String[] args) {
        // Standard output is for lines: whoever logs does it elsewhere.
        System.setProperty(
                "logback.configurationFile", "org/diancang/indexer/cdx/tool/logback.xml");
        Console console = Console.ofProcess();
        int code = run(console, args);
        console.err().flush();
        System.exit(code);
    }

    /** Runs one command on a console; answers its exit code. */
    static int run(Console console, String... args) {
        CommandLine line = new CommandLine(new CdxTool());
        for (Callable<Integer> command : commands(console)) {
            line.addSubcommand(command);
        }
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setErr(new PrintWriter(console.err(), true));
        line.setOut(new PrintWriter(console.out(), true));
        line.setUsageHelpAutoWidth(true);
        layOut(line.getCommandSpec());
        line.getSubcommands().values().forEach(sub -> layOut(sub.getCommandSpec()));
        line.setExecutionExceptionHandler((e, _, _) -> failed(console, e));
        return line.execute(args);
    }

    /** Help in the sections of a manual page. */
    private static void layOut(CommandSpec command) {
        command.usageMessage()
                .synopsisHeading("SYNOPSIS%n")
                .descriptionHeading("%nDESCRIPTION%n")
                .parameterListHeading("%nARGUMENTS%n")
                .optionListHeading("%nOPTIONS%n")
                .commandListHeading("%nCOMMANDS%n")
                .exitCodeListHeading("%nEXIT CODES%n")
                .exitCodeList(new TreeMap<>(EXIT_CODES))
                .footerHeading("%nEXAMPLES%n");
    }

    private static List<Callable<Integer>> commands(Console console) {
        return List.of(
                new IndexCommand(console),
                new SortCommand(console),
                new MergeCommand(console),
                new ConvertCommand(console),
                new UrlkeyCommand(console),
                new ZipnumCommand(console),
                new QueryCommand(console),
                new ExportCommand(console),
                new ImportCommand(console),
                new VerifyCommand(console));
    }

    private static int failed(Console console, Exception e) {
        return switch (e) {
            case ReaderGoneException _ -> DONE;
            case CdxFileException said -> failed(console, String.valueOf(said.getMessage()));
            case CdxServerException said -> failed(console, String.valueOf(said.getMessage()));
            default -> failed(console, "unexpected failure: " + e + "; please report it");
        };
    }

    private static int failed(Console console, String sentence) {
        console.err().println("diancang cdx: " + sentence);
        return FAILED;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}

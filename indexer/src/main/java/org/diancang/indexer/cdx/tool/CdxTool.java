package org.diancang.indexer.cdx.tool;

import java.io.PrintWriter;
import java.util.List;
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
        description = "Makes, changes, asks and checks CDX files, of this archive or another.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Files may be gzipped; - is standard input. Lines are read by their own form: CDX of 9,"
                    + " 11 or 14 columns or CDXJ. Sorted means by bytes, as sort does with"
                    + " LC_ALL=C.",
            "Exit codes: 0 done, 1 differences or bad records were found, 2 could not do it."
        })
public final class CdxTool implements Runnable {
    static final int DONE = 0;
    static final int FOUND_WANTING = 1;
    static final int FAILED = 2;

    @Spec private @Nullable CommandSpec spec;

    private CdxTool() {}

    /** Runs one command. */
    public static void main(String[] args) {
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
        line.setExecutionExceptionHandler((e, _, _) -> failed(console, e));
        return line.execute(args);
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

package org.diancang.indexer.cdx.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.indexer.cdx.tool.files.ExternalSort;
import org.diancang.indexer.cdx.tool.files.Lines;
import org.diancang.indexer.cdx.tool.warc.WarcLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares an index with the files that it speaks of. */
@Command(
        name = "verify",
        description = {
            "Compares lines of an index with WARC and ARC files.",
            "Says which lines are missing, wrong or extra. What a line leaves out, such as the"
                    + " length in cdx9, is not wrong; lines of files that are not given are"
                    + " counted."
        },
        mixinStandardHelpOptions = true,
        footer = {"  ./diancang cdx verify -i all.cdx warcs/"})
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "WARC and ARC files, or folders with such.")
    private List<Path> files = List.of();

    @Option(
            names = {"-i", "--index"},
            required = true,
            paramLabel = "FILE",
            description = "A CDX file; may be given several times, and need not be sorted.")
    private List<String> indexes = List.of();

    @Option(names = "--no-post-append", description = "The index has requests by their URL alone.")
    private boolean noPostAppend;

    @Option(
            names = "--any-urlkey",
            description = "The index was made by other rules: urlkeys are not compared.")
    private boolean anyUrlkey;

    @Mixin private OutputOption output = new OutputOption();
    @Mixin private SortOptions sorting = new SortOptions();

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Path> warcs = WarcFiles.of(files);
        try (Progress progress = new Progress(console, "lines");
                ExternalSort sorted = sorting.sort(false)) {
            BadLines bad = new BadLines(progress);
            Comparison comparison = new Comparison(sorted, !anyUrlkey);
            for (Path warc : warcs) {
                progress.at(warc.toString());
                String name = comparison.file(warc);
                WarcFiles.read(warc, name, !noPostAppend, sink(comparison, progress, bad));
            }
            for (String index : indexes) {
                try (Lines lines = Lines.open(index, console.in())) {
                    comparison.index(lines, bad);
                }
            }
            output.write(console, comparison::compare);
            progress.say(comparison.summary());
            return comparison.isClean() ? bad.exitCode() : CdxTool.FOUND_WANTING;
        }
    }

    private static WarcLines.Sink sink(Comparison comparison, Progress progress, BadLines bad) {
        return new WarcLines.Sink() {
            @Override
            public void line(ParsedLine.Good line) {
                comparison.record(line);
                progress.step();
            }

            @Override
            public void broken(String file, long offset, String reason) {
                bad.add(file + ":" + offset, reason);
            }
        };
    }
}

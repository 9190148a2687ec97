package org.diancang.indexer.cdx.tool;

import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.tool.files.CdxFileException;
import org.diancang.indexer.cdx.tool.files.ExternalSort;
import org.diancang.indexer.cdx.tool.files.Headers;
import org.diancang.indexer.cdx.tool.files.Lines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sorts files that may be longer than memory. */
@Command(
        name = "sort",
        description = {
            "Sorts the lines of files by their bytes, in bounded memory.",
            "Headers that are alike are written once, above the lines."
        },
        mixinStandardHelpOptions = true,
        footer = {"  ./diancang cdx sort -u -o all.cdx a.cdx b.cdx.gz"})
final class SortCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "CDX files. Otherwise: standard input.")
    private List<String> files = List.of();

    @Option(
            names = {"-u", "--unique"},
            description = "Write a line once that comes several times.")
    private boolean unique;

    @Mixin private OutputOption output = new OutputOption();
    @Mixin private SortOptions sorting = new SortOptions();

    SortCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Headers headers = new Headers();
        try (Progress progress = new Progress(console, "lines read");
                ExternalSort sorted = sorting.sort(unique)) {
            for (String file : files.isEmpty() ? List.of(Lines.STANDARD_INPUT) : files) {
                try (Lines lines = Lines.open(file, console.in())) {
                    for (byte[] line = lines.next(); line != null; line = lines.next()) {
                        if (line.length > Lines.LONGEST) {
                            throw new CdxFileException(
                                    lines.name() + ": line " + lines.number() + " is too long");
                        }
                        if (!headers.note(line)) {
                            sorted.add(line);
                        }
                        progress.step();
                    }
                }
            }
            output.write(
                    console,
                    out -> {
                        byte[] header = headers.header();
                        if (header != null) {
                            out.take(header);
                        }
                        sorted.writeTo(out);
                    });
        }
        return CdxTool.DONE;
    }
}

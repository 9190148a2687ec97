package org.diancang.indexer.cdx.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.indexer.cdx.tool.files.ExternalSort;
import org.diancang.indexer.cdx.tool.files.LineSink;
import org.diancang.indexer.cdx.tool.warc.WarcLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the lines of WARC and ARC files. */
@Command(
        name = "index",
        description = {
            "Makes the lines of WARC and ARC files, gzipped or not.",
            "Responses, revisits and resources have a line each. A record that is broken is said"
                    + " with its file and offset; the rest goes on."
        },
        mixinStandardHelpOptions = true,
        footer = {"  ./diancang cdx index --sort -f cdx11 -o all.cdx warcs/"})
final class IndexCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "WARC and ARC files, or folders with such.")
    private List<Path> files = List.of();

    @Option(names = "--sort", description = "Sort the lines. Otherwise: in the records' order.")
    private boolean sort;

    @Option(
            names = "--unique",
            description = "With --sort: write a line once that is made several times.")
    private boolean unique;

    @Option(
            names = "--full-path",
            description = "Name files in lines with their whole path. Otherwise: the name alone.")
    private boolean fullPath;

    @Option(
            names = "--no-post-append",
            description =
                    "Key requests by their URL alone. Otherwise: method and body of all but GET"
                            + " are part of the urlkey, as with pywb's --post-append.")
    private boolean noPostAppend;

    @Mixin private FormatOption format = new FormatOption();
    @Mixin private OutputOption output = new OutputOption();
    @Mixin private SortOptions sorting = new SortOptions();

    IndexCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Path> warcs = WarcFiles.of(files);
        try (Progress progress = new Progress(console, "lines");
                ExternalSort sorted = sorting.sort(unique)) {
            BadLines bad = new BadLines(progress);
            output.write(
                    console,
                    out -> {
                        format.header(out);
                        LineSink lines = sort ? sorted::add : out;
                        for (Path warc : warcs) {
                            progress.at(warc.toString());
                            WarcFiles.read(
                                    warc, name(warc), !noPostAppend, sink(lines, progress, bad));
                        }
                        if (sort) {
                            sorted.writeTo(out);
                        }
                    });
            if (console.terminal()) {
                progress.say(
                        Progress.number(progress.count())
                                + " lines of "
                                + warcs.size()
                                + " files, "
                                + Progress.number(bad.count())
                                + " broken records");
            }
            return bad.exitCode();
        }
    }

    private String name(Path warc) {
        return fullPath
                ? warc.toAbsolutePath().normalize().toString()
                : warc.getFileName().toString();
    }

    private WarcLines.Sink sink(LineSink lines, Progress progress, BadLines bad) {
        return new WarcLines.Sink() {
            @Override
            public void line(ParsedLine.Good line) {
                lines.take(format.bytes(line));
                progress.step();
            }

            @Override
            public void broken(String file, long offset, String reason) {
                bad.add(file + ":" + offset, reason);
            }
        };
    }
}

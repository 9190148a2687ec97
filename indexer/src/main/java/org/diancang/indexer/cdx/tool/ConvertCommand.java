package org.diancang.indexer.cdx.tool;

import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.format.CdxLineParser;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.indexer.cdx.tool.files.LineSink;
import org.diancang.indexer.cdx.tool.files.Lines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes lines in another form. */
@Command(
        name = "convert",
        description = {
            "Writes lines of any form in another.",
            "Urlkeys are made anew by the rules of this archive, so that the order may change: sort"
                    + " what comes out. Lines that can't be read are said and left out."
        },
        mixinStandardHelpOptions = true,
        footer = {"  ./diancang cdx convert -f cdxj old.cdx.gz | ./diancang cdx sort -o new.cdxj"})
final class ConvertCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "CDX files. Otherwise: standard input.")
    private List<String> files = List.of();

    @Mixin private FormatOption format = new FormatOption();
    @Mixin private OutputOption output = new OutputOption();

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Progress progress = new Progress(console, "lines")) {
            BadLines bad = new BadLines(progress);
            output.write(
                    console,
                    out -> {
                        format.header(out);
                        for (String file :
                                files.isEmpty() ? List.of(Lines.STANDARD_INPUT) : files) {
                            convert(file, out, progress, bad);
                        }
                    });
            return bad.exitCode();
        }
    }

    private void convert(String file, LineSink out, Progress progress, BadLines bad) {
        CdxLineParser parser = new CdxLineParser();
        try (Lines lines = Lines.open(file, console.in())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                switch (parser.parse(line, 0, line.length)) {
                    case ParsedLine.Good good -> out.take(format.bytes(good));
                    case ParsedLine.Nothing _ -> {}
                    case ParsedLine.Bad said ->
                            bad.add(lines.name() + ":" + lines.number(), said.reason());
                }
                progress.step();
            }
        }
    }
}

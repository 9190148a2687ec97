package org.diancang.indexer.cdx.tool;

import java.util.Map;
import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.format.CdxFormat;
import org.diancang.indexer.cdx.format.CdxLineParser;
import org.diancang.indexer.cdx.format.ParsedLine;
import org.diancang.indexer.cdx.tool.files.LineSink;
import org.diancang.indexer.cdx.tool.files.Lines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Fetches all lines of a running server. */
@Command(
        name = "export",
        description = {
            "Fetches all lines of a collection from a running server, sorted.",
            "With the secret, those of main are all there are; without, those that anybody may"
                    + " see."
        },
        mixinStandardHelpOptions = true,
        footer = {"  ./diancang cdx export --server http://127.0.0.1:8083 -o all.cdxj.gz"})
final class ExportCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private CdxServer server = new CdxServer();
    @Mixin private FormatOption format = new FormatOption();
    @Mixin private OutputOption output = new OutputOption();

    ExportCommand(Console console) {
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
                        try (Lines lines = lines()) {
                            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                                write(line, lines, out, bad);
                                progress.step();
                            }
                        }
                    });
            return bad.exitCode();
        }
    }

    private Lines lines() {
        return server.hasSecret() && server.collection().equals(CdxServer.MAIN)
                ? server.lines("/internal/cdx", Map.of())
                : server.lines("/cdx/" + server.collection(), Map.of("url", "*", "output", "cdxj"));
    }

    private void write(byte[] line, Lines lines, LineSink out, BadLines bad) {
        if (format.format() == CdxFormat.CDXJ) {
            out.take(line);
            return;
        }
        switch (new CdxLineParser().parse(line, 0, line.length)) {
            case ParsedLine.Good good -> out.take(format.bytes(good));
            case ParsedLine.Nothing _ -> {}
            case ParsedLine.Bad said -> bad.add(lines.name() + ":" + lines.number(), said.reason());
        }
    }
}

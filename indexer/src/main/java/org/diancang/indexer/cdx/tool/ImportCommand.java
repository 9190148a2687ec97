package org.diancang.indexer.cdx.tool;

import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.tool.files.Lines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands lines over to a running server. */
@Command(
        name = "import",
        description = {
            "Adds the lines of files, gzipped or not, to a collection of a running server.",
            "Lines that can't be read are said with their number and left out. A line that is there"
                    + " already is overwritten: what broke off can be done again."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "  ./diancang cdx import --server http://127.0.0.1:8083 --collection other --secret-file secret other.cdx.gz"
        })
final class ImportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CDX files.")
    private List<String> files = List.of();

    @Mixin private CdxServer server = new CdxServer();

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean wanting = false;
        for (String file : files) {
            try (Progress progress = new Progress(console, "lines");
                    Lines lines = Lines.open(file, console.in())) {
                BadLines bad = new BadLines(progress);
                ReadableLines readable = new ReadableLines(lines, bad, progress);
                long added =
                        server.post("/outback/" + server.collection() + "?badLines=skip", readable)
                                .orElse(readable.count());
                progress.say(
                        file
                                + ": "
                                + Progress.number(added)
                                + " lines added, "
                                + Progress.number(bad.count() + readable.count() - added)
                                + " bad ones left out");
                wanting |= bad.count() > 0 || added != readable.count();
            }
        }
        return wanting ? CdxTool.FOUND_WANTING : CdxTool.DONE;
    }
}

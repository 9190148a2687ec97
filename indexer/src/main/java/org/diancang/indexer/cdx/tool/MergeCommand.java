package org.diancang.indexer.cdx.tool;

import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.tool.files.Headers;
import org.diancang.indexer.cdx.tool.files.Merge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one sorted file of several. */
@Command(
        name = "merge",
        description = {
            "Makes one sorted file of several, reading each once.",
            "One that is not sorted is refused. Headers that are alike are written once."
        },
        mixinStandardHelpOptions = true,
        footer = {"  ./diancang cdx merge -o all.cdx 2023.cdx 2024.cdx"})
final class MergeCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Sorted CDX files.")
    private List<String> files = List.of();

    @Option(
            names = {"-u", "--unique"},
            description = "Write a line once that comes several times.")
    private boolean unique;

    @Mixin private OutputOption output = new OutputOption();

    MergeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Progress progress = new Progress(console, "lines");
                OpenFiles inputs = OpenFiles.of(files, console)) {
            output.write(
                    console,
                    out ->
                            Merge.merge(
                                    inputs.lines(),
                                    unique,
                                    new Headers(),
                                    line -> {
                                        out.take(line);
                                        progress.step();
                                    }));
        }
        return CdxTool.DONE;
    }
}

package org.diancang.indexer.cdx.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.indexer.cdx.tool.files.Headers;
import org.diancang.indexer.cdx.tool.files.Merge;
import org.diancang.indexer.cdx.tool.files.ZipnumWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a ZipNum cluster. */
@Command(
        name = "zipnum",
        description = {
            "Makes a ZipNum cluster of sorted files, as pywb and OpenWayback read it.",
            "Writes NAME.idx, NAME.loc and NAME-1.cdx.gz and so on into the folder."
        },
        mixinStandardHelpOptions = true,
        footer = {"  ./diancang cdx zipnum -o cluster all.cdx"})
final class ZipnumCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Sorted CDX files; several are merged.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FOLDER",
            description = "Where the cluster goes.")
    private Path folder = Path.of(".");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "cluster",
            description = "What its files begin with. Default: ${DEFAULT-VALUE}.")
    private String name = "cluster";

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Lines of a block, which a look-up unpacks. Default: ${DEFAULT-VALUE}.")
    private int lines;

    @Option(
            names = "--part-size",
            paramLabel = "SIZE",
            defaultValue = "1G",
            converter = SortOptions.Size.class,
            description = "Size at which another file is begun. Default: ${DEFAULT-VALUE}.")
    private long partSize;

    ZipnumCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (lines < 1 || name.isEmpty() || name.matches(".*[/\\\\\\s].*")) {
            console.err().println("--lines must be 1 or more, --name without spaces and slashes");
            return CdxTool.FAILED;
        }
        try (Progress progress = new Progress(console, "lines");
                OpenFiles inputs = OpenFiles.of(files, console);
                ZipnumWriter writer = new ZipnumWriter(folder, name, lines, partSize)) {
            Merge.merge(
                    inputs.lines(),
                    false,
                    new Headers(),
                    line -> {
                        writer.take(line);
                        progress.step();
                    });
        }
        return CdxTool.DONE;
    }
}

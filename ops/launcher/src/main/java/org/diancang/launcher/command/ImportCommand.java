package org.diancang.launcher.command;

import org.diancang.launcher.client.Desk;
import org.diancang.launcher.importing.ImportRun;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Takes WARC and ARC files of others in. */
@Command(
        name = "import",
        description = {
            "Take WARC or ARC files, plain or gzipped, into the archive as they are.",
            "What can't be read is listed; then the exit code is 1."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Mixin private InstallationOptions installation = new InstallationOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to take in.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--site",
            paramLabel = "NO",
            description = "Site that they belong to, such as QH-0001; default: by the seed.")
    private @Nullable String site;

    @Option(names = "--name", description = "Name of a new site; default: its host.")
    private @Nullable String name;

    @Option(
            names = "--seed",
            paramLabel = "URL",
            description = "Home page of the site; default: of the first record.")
    private @Nullable String seed;

    @Option(
            names = "--max-minutes",
            description = "How long to wait for the end.",
            defaultValue = "360")
    private int maxMinutes = 360;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        DataFolder data = installation.dataFolder();
        Ports ports = installation.ports(data);
        ImportRun.Result result =
                new ImportRun(new Desk(ports, data), data, out)
                        .run(
                                files,
                                new ImportRun.Target(
                                        Optional.ofNullable(site),
                                        Optional.ofNullable(name),
                                        Optional.ofNullable(seed)),
                                Duration.ofMinutes(maxMinutes));
        result.replay()
                .ifPresent(
                        url ->
                                out.println(
                                        "Replay http://reader.localhost:"
                                                + ports.reader()
                                                + "/*/"
                                                + url));
        out.flush();
        return result.complete() ? 0 : 1;
    }
}

package org.diancang.launcher.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the end of a part's log. */
@Command(
        name = "logs",
        description = "Print the end of a part's log.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    @Mixin private InstallationOptions installation = new InstallationOptions();

    @Parameters(paramLabel = "NAME", description = "Such as orchestrator, indexer, kafka.")
    private String name = "";

    @Option(names = "--lines", defaultValue = "100", description = "How many lines.")
    private int lines = 100;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        Map<String, Path> logs = logs(installation.dataFolder());
        Path log = logs.get(name);
        if (log == null) {
            throw new LauncherException(
                    "no log is called '"
                            + name
                            + "'; there are: "
                            + String.join(", ", logs.keySet()));
        }
        try {
            List<String> all = Files.readAllLines(log);
            all.subList(Math.max(0, all.size() - lines), all.size()).forEach(out::println);
            out.flush();
            return 0;
        } catch (IOException e) {
            throw new LauncherException("can't read " + log + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Path> logs(DataFolder data) {
        Map<String, Path> logs = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(data.logs())) {
            files.sorted()
                    .forEach(
                            file ->
                                    logs.put(
                                            file.getFileName().toString().replace(".log", ""),
                                            file));
        } catch (IOException e) {
            throw new LauncherException("can't list " + data.logs(), e);
        }
        Path stack = data.root().resolve("stack");
        logs.put("stack", stack.resolve("stack.log"));
        logs.put("kafka", stack.resolve("kafka/kafka.log"));
        logs.put("elasticsearch", stack.resolve("elasticsearch/elasticsearch.log"));
        logs.values().removeIf(file -> !Files.exists(file));
        return logs;
    }
}

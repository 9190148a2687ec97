package org.diancang.bench;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.bench.measure.BenchProcess;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.WorkFolder;
import org.diancang.launcher.LauncherException;

/** How much HTML replay's rewriter takes a second on one core, by JMH, on two made pages. */
final class ReplayParts implements Callable<List<Figure>> {
    private static final String MAIN = "org.diancang.replay.rewrite.RewritingSpeed";
    private static final Duration LONGEST = Duration.ofMinutes(8);
    private static final double PROMISED = 150;

    private final PrintStream out;

    ReplayParts(PrintStream out) {
        this.out = out;
    }

    @Override
    public List<Figure> call() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("diancang.root"));
        Path work =
                Files.createTempDirectory(
                        Files.createDirectories(root.resolve("ops/bench/target")), "replay-parts-");
        try (BenchProcess process =
                BenchProcess.java(
                        work.resolve("jmh.log"),
                        List.of("-Xmx256m", "-cp", classPath(root), MAIN))) {
            return figures(process.awaitEnd(LONGEST));
        } finally {
            WorkFolder.delete(work);
        }
    }

    private List<Figure> figures(List<String> said) {
        List<Figure> figures = new ArrayList<>();
        for (String line : said) {
            if (line.startsWith("page ")) {
                out.println(line);
                String[] words = line.split(" ");
                figures.add(
                        new Figure(
                                "replay-parts." + words[1],
                                Double.parseDouble(words[2]),
                                PROMISED,
                                "MB/s",
                                1,
                                false,
                                "HTML rewritten in a second of a core, against the promise"));
            }
        }
        if (figures.isEmpty()) {
            throw new LauncherException("JMH measured nothing: " + said);
        }
        return figures;
    }

    private static String classPath(Path root) {
        Path target = root.resolve("replay/target");
        return String.join(
                File.pathSeparator,
                target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                target.resolve("lib") + "/*",
                target.resolve("jmh") + "/*");
    }
}

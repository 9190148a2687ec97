package org.diancang.check;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Has Jazzer look for what breaks the rewriters of replay: an exception, a text that is lost, work
 * or memory that grows faster than the input. Each kind in a JVM of its own, for as long; it begins
 * with the inputs of the rewriting suite and with what was found before.
 */
final class RewritingCheck {
    private static final String PACKAGE = "org.diancang.replay.rewrite.";
    private static final Duration EACH = Duration.ofSeconds(25);
    private static final Duration EACH_IN_FULL = Duration.ofMinutes(10);

    /** What starting and ending may take, and an input that is being looked at. */
    private static final Duration BESIDE = Duration.ofMinutes(2);

    /** One input takes milliseconds. */
    private static final int LONGEST_INPUT_SECONDS = 10;

    private final Path root = Path.of(System.getProperty("diancang.root"));
    private final Duration each;
    private final long seed;
    private final PrintStream out;

    /**
     * A check.
     *
     * @param full for some three hours instead of some eight minutes
     * @param seed of what is tried; the same seed tries the same, as long as time doesn't end it
     */
    RewritingCheck(boolean full, long seed, PrintStream out) {
        this.each = full ? EACH_IN_FULL : EACH;
        this.seed = seed;
        this.out = out;
    }

    /** Runs it; what was found, with the file that repeats it. */
    List<String> run() throws IOException, InterruptedException {
        Path work =
                Files.createTempDirectory(
                        Files.createDirectories(root.resolve("ops/end-to-end/target")),
                        "rewriting-");
        Path seeds = work.resolve("seeds");
        out.println("seed " + seed + ", " + each.toSeconds() + " s each, files in " + work);
        java(
                work.resolve("seeds.log"),
                List.of(
                        PACKAGE + "FuzzSeeds",
                        root.resolve("replay").toString(),
                        seeds.toString()));
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> kinds = Files.list(seeds)) {
            for (Path kind : kinds.sorted().toList()) {
                wrong.addAll(fuzz(kind, work));
            }
        }
        return wrong;
    }

    private List<String> fuzz(Path seeds, Path work) throws IOException, InterruptedException {
        String kind = seeds.getFileName().toString();
        Path found = Files.createDirectories(work.resolve("found").resolve(kind));
        Path log = work.resolve(kind + ".log");
        int code =
                java(
                        log,
                        List.of(
                                "-Drewritten.kind=" + kind,
                                "-XX:+EnableDynamicAgentLoading",
                                "com.code_intelligence.jazzer.Jazzer",
                                "--target_class=" + PACKAGE + "RewritingFuzzTarget",
                                "--instrumentation_includes=org.diancang.**",
                                "--reproducer_path=" + found,
                                "-max_total_time=" + each.toSeconds(),
                                "-timeout=" + LONGEST_INPUT_SECONDS,
                                "-seed=" + seed,
                                "-artifact_prefix=" + found + File.separator,
                                seeds.toString()));
        List<String> said = said(log);
        out.println("  " + kind + ": " + last(said, "Done "));
        if (code == 0) {
            return List.of();
        }
        String what = last(said, "== ");
        try (Stream<Path> files = Files.list(found)) {
            List<String> all =
                    files.filter(file -> !file.toString().endsWith(".java"))
                            .map(file -> kind + ", seed " + seed + ": " + what + " " + file)
                            .toList();
            return all.isEmpty() ? List.of(kind + " ended with code " + code + ": " + log) : all;
        }
    }

    private static List<String> said(Path log) {
        try {
            // What it says of an input may be any bytes.
            return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String last(List<String> said, String start) {
        return said.stream()
                .filter(line -> line.startsWith(start))
                .reduce((_, line) -> line)
                .map(line -> line.substring(0, Math.min(line.length(), 160)))
                .orElse("ended early");
    }

    /** Runs a JVM with replay's classes and tests to its end; its code. */
    private int java(Path log, List<String> arguments) throws IOException, InterruptedException {
        Path target = root.resolve("replay/target");
        String classPath =
                Stream.of("test-classes", "classes", "lib/*", "fuzz/*")
                        .map(part -> target + File.separator + part)
                        .reduce((a, b) -> a + File.pathSeparator + b)
                        .orElseThrow();
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-cp", classPath));
        line.addAll(arguments);
        Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (!process.waitFor(each.plus(BESIDE).toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("did not end in time: " + log);
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}

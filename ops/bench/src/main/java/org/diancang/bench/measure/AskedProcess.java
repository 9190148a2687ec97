package org.diancang.bench.measure;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.diancang.launcher.LauncherException;
import org.diancang.stack.Children;

/** A JVM that measures when it is asked to: a line in, a line out, so that two can take turns. */
public final class AskedProcess implements AutoCloseable {
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private AskedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one with this JVM's Java.
     *
     * @param log where it complains
     * @param arguments options, main class and its arguments
     */
    public static AskedProcess java(Path log, List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-Dfile.encoding=UTF-8");
        line.addAll(arguments);
        return new AskedProcess(new ProcessBuilder(line).redirectError(log.toFile()).start(), log);
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws LauncherException if it has ended
     */
    public String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new LauncherException("a process has ended; see " + log);
        }
        return answer;
    }

    /** What a process is given, in place of questions. */
    @FunctionalInterface
    public interface Food {
        void writeTo(OutputStream in) throws IOException;
    }

    /**
     * Gives all there is, and waits for the one answer.
     *
     * @throws LauncherException if it has ended without
     */
    public String feed(Food food) throws IOException {
        try (var in = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
            food.writeTo(in);
        } catch (IOException e) {
            throw new LauncherException("a process has ended; see " + log, e);
        }
        String answer = answers.readLine();
        if (answer == null) {
            throw new LauncherException("a process has ended; see " + log);
        }
        return answer;
    }

    @Override
    public void close() {
        Children.end(process.toHandle(), LONGEST_GOODBYE);
    }
}

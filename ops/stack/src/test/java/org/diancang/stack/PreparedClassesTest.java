package org.diancang.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedClassesTest {
    /** A program that ends when its input does. */
    static final class Program {
        public static void main(String[] args) throws IOException {
            System.in.transferTo(System.out);
        }
    }

    @TempDir Path folder;
    private Path jar;

    @BeforeEach
    void packTheProgram() throws IOException {
        jar = folder.resolve("program.jar");
        String name = Program.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in = Program.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
    }

    @Test
    void theSecondStartReadsWhatTheFirstWrote() throws Exception {
        assertThat(prepared().areStillToBeWritten()).isTrue();
        assertThat(start().end()).doesNotContain("shared objects file (top)");
        assertThat(start().end()).contains("shared objects file (top)");
        assertThat(prepared().areStillToBeWritten()).isFalse();
    }

    @Test
    void programsThatEndAtOnceLeaveAnArchiveThatCanBeRead() throws Exception {
        List<Running> together = List.of(start(), start(), start());
        for (Running program : together) {
            program.process().getOutputStream().close();
        }
        for (Running program : together) {
            program.end();
        }

        assertThat(start().end()).contains("shared objects file (top)");
        assertThat(archives()).hasSize(1);
    }

    @Test
    void whatAKilledProgramHalfWroteIsNotRead() throws Exception {
        PreparedClasses prepared = prepared();
        Path own = Path.of(prepared.options().getFirst().replaceAll("^[^=]*=", ""));
        Files.write(own, new byte[8192]);

        assertThat(prepared.options().getFirst()).startsWith("-XX:ArchiveClassesAtExit=");
        assertThat(own).as("perhaps still being written").exists();

        Files.setLastModifiedTime(own, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        prepared.options();
        assertThat(own).doesNotExist();
    }

    @Test
    void anArchiveOlderThanTheProgramIsMadeAnew() throws Exception {
        start().end();
        assertThat(prepared().options().getFirst()).startsWith("-XX:SharedArchiveFile=");

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));

        assertThat(prepared().options().getFirst()).startsWith("-XX:ArchiveClassesAtExit=");
        assertThat(prepared().areStillToBeWritten()).isTrue();
    }

    @Test
    void aProgramStartsWhereNothingCanBeKept() {
        PreparedClasses nowhere =
                new PreparedClasses(folder.resolve("missing/program"), List.of(jar));

        assertThat(nowhere.options()).isEmpty();
    }

    private PreparedClasses prepared() {
        return new PreparedClasses(folder.resolve("program"), List.of(jar));
    }

    /** A running program, with what it says of its classes. */
    private record Running(Process process, Path log) {
        String end() throws Exception {
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains(Program.class.getName()))
                        .reduce("", String::concat);
            }
        }
    }

    private Running start() throws IOException {
        List<String> line = new ArrayList<>(List.of(StackHome.java().toString()));
        line.addAll(prepared().options());
        line.addAll(List.of("-Xlog:class+load", "-cp", jar.toString(), Program.class.getName()));
        Path log = folder.resolve(UUID.randomUUID() + ".log");
        return new Running(
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains(".jsa")).toList();
        }
    }
}

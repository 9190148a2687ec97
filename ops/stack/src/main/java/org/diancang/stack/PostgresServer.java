package org.diancang.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One PostgreSQL server on a data folder that is kept. */
final class PostgresServer implements Component {
    private static final String PID_FILE = "postmaster.pid";

    private final EmbeddedPostgres postgres;
    private final ProcessHandle process;

    private PostgresServer(EmbeddedPostgres postgres, ProcessHandle process) {
        this.postgres = postgres;
        this.process = process;
    }

    static PostgresServer start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            Path data = folder.resolve("data");
            endLeftover(data);
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setOverrideWorkingDirectory(folder.resolve("software").toFile())
                            .setCleanDataDirectory(false)
                            .setPort(port)
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("shared_buffers", "64MB")
                            .start();
            return new PostgresServer(postgres, postmaster(data));
        } catch (IOException | IllegalStateException e) {
            throw new StackException(
                    "PostgreSQL did not start on port "
                            + port
                            + " with data in "
                            + folder
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static ProcessHandle postmaster(Path data) throws IOException {
        return pidIn(data)
                .flatMap(ProcessHandle::of)
                .orElseThrow(
                        () -> new StackException("PostgreSQL ended just after it had started"));
    }

    private static Optional<Long> pidIn(Path data) throws IOException {
        Path pidFile = data.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Long.parseLong(lines.get(0).trim()));
    }

    /**
     * A server whose starter was killed still holds the data folder: its pid stands in there. The
     * file is left to PostgreSQL, which looks by it for children of a killed server that still
     * write, unless the number is another program's by now.
     */
    static void endLeftover(Path data) {
        try {
            Optional<ProcessHandle> named = pidIn(data).flatMap(ProcessHandle::of);
            if (named.isEmpty()) {
                return;
            }
            if (worksIn(named.get(), data)) {
                Children.end(named.get(), Duration.ofSeconds(20));
            } else {
                Files.deleteIfExists(data.resolve(PID_FILE));
            }
        } catch (IOException | NumberFormatException e) {
            throw new StackException(
                    "can't read " + data.resolve(PID_FILE) + ": " + e.getMessage(), e);
        }
    }

    /** PostgreSQL works in its data folder; a process id may have gone to anybody since. */
    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), data);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public ProcessHandle process() {
        return process;
    }

    @Override
    public int exitCode() {
        // The library keeps the process to itself.
        return -1;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new StackException("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }
}

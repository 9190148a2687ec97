package org.diancang.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One PostgreSQL server on a data folder that is kept. */
final class PostgresServer implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static PostgresServer start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            Path data = folder.resolve("data");
            endLeftover(data);
            return new PostgresServer(
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setOverrideWorkingDirectory(folder.resolve("software").toFile())
                            .setCleanDataDirectory(false)
                            .setPort(port)
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("shared_buffers", "64MB")
                            .start());
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

    /** A server whose starter was killed still holds the data folder: its pid stands in there. */
    private static void endLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (!lines.isEmpty()) {
            ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                    .filter(p -> p.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(p -> Children.end(p, Duration.ofSeconds(20)));
        }
        Files.deleteIfExists(pidFile);
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

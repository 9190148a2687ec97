package org.diancang.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The stack for tests: one for a whole Maven run, whichever module's test asks first. It ends with
 * the Maven process. Use as {@code @RegisterExtension static final EmbeddedStack STACK =
 * EmbeddedStack.shared();} and keep apart by {@link #uniquePrefix()}.
 */
public final class EmbeddedStack implements BeforeAllCallback {
    private static final EmbeddedStack SHARED = new EmbeddedStack();

    private Optional<Properties> running = Optional.empty();

    private EmbeddedStack() {}

    /** The stack that all tests of this run share. */
    public static EmbeddedStack shared() {
        return SHARED;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        report();
    }

    /** Kafka's address, {@code host:port}. */
    public String kafkaBootstrapServers() {
        return "127.0.0.1:" + report().getProperty("kafka");
    }

    /** Elasticsearch's base URL. */
    public String elasticsearchUrl() {
        return "http://127.0.0.1:" + report().getProperty("elasticsearch");
    }

    /**
     * JDBC URL of a database, created if absent; user {@code postgres}, no password.
     *
     * @throws StackException if the name is no plain lower-case identifier or PostgreSQL refuses
     */
    public String postgresUrl(String database) {
        if (!database.matches("[a-z][a-z0-9_]{0,50}")) {
            throw new StackException("not a plain database name: " + database);
        }
        String server = "jdbc:postgresql://127.0.0.1:" + report().getProperty("postgres") + "/";
        try (Connection connection =
                        DriverManager.getConnection(server + "postgres", "postgres", "");
                Statement statement = connection.createStatement()) {
            var found =
                    statement.executeQuery(
                            "select 1 from pg_database where datname = '" + database + "'");
            if (!found.next()) {
                statement.execute("create database " + database);
            }
        } catch (SQLException e) {
            throw new StackException("can't create database " + database, e);
        }
        return server + database;
    }

    /** A fresh lower-case prefix for topics, indices and databases, such as {@code t3fa29c_}. */
    public String uniquePrefix() {
        byte[] random = new byte[4];
        ThreadLocalRandom.current().nextBytes(random);
        return "t" + HexFormat.of().formatHex(random) + "_";
    }

    private synchronized Properties report() {
        if (running.isEmpty()) {
            running = Optional.of(findOrStart(mavenProcess()));
        }
        return running.get();
    }

    /** Other forks of the same run may ask at the same time: the lock lets one start it. */
    private static Properties findOrStart(ProcessHandle owner) {
        Path data = StackHome.root().resolve("target/stack-" + owner.pid());
        try {
            deleteOfEndedRuns(StackHome.root().resolve("target"));
            Files.createDirectories(data);
            try (FileChannel channel =
                            FileChannel.open(
                                    data.resolve("start.lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Properties report = StackProcess.read(data.resolve(StackProcess.REPORT));
                if (lock.isValid() && "ready".equals(report.getProperty("state"))) {
                    return report;
                }
                return StackProcess.startWatching(data, StackPorts.random(), owner.pid());
            }
        } catch (IOException e) {
            throw new StackException("can't use " + data + ": " + e.getMessage(), e);
        }
    }

    private static void deleteOfEndedRuns(Path target) throws IOException {
        Files.createDirectories(target);
        List<Path> ended;
        try (Stream<Path> entries = Files.list(target)) {
            ended =
                    entries.filter(p -> p.getFileName().toString().matches("stack-[0-9]+"))
                            .filter(EmbeddedStack::ownerHasEnded)
                            .toList();
        }
        for (Path folder : ended) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }

    private static boolean ownerHasEnded(Path folder) {
        String pid = folder.getFileName().toString().substring("stack-".length());
        return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /** The Maven process above this test JVM; outside Maven, this JVM itself. */
    private static ProcessHandle mavenProcess() {
        ProcessHandle self = ProcessHandle.current();
        for (Optional<ProcessHandle> p = self.parent(); p.isPresent(); p = p.get().parent()) {
            if (p.get().info().commandLine().orElse("").contains("plexus.classworlds")) {
                return p.get();
            }
        }
        return self;
    }
}

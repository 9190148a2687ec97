package org.diancang.stack;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A running stack, owned by a process of its own; closing it stops all three components. */
public final class StackProcess implements AutoCloseable {
    static final String REPORT = "stack.properties";
    private static final List<String> NAMES = List.of("postgres", "kafka", "elasticsearch");
    private static final Duration PATIENCE = Duration.ofSeconds(270);

    private final Path data;
    private final Process host;
    private final StackPorts ports;
    private final Map<String, Long> startMillis;

    private StackProcess(Path data, Process host, StackPorts ports, Map<String, Long> startMillis) {
        this.data = data;
        this.host = host;
        this.ports = ports;
        this.startMillis = startMillis;
    }

    /**
     * Starts the three components on a data folder and waits until they answer. What an earlier,
     * killed start left running on that folder is ended first.
     *
     * @throws StackException if one does not start; the others are stopped
     */
    public static StackProcess start(Path data, StackPorts ports) {
        Process host = launch(data, ports, 0);
        try {
            Properties report = awaitReport(data, host);
            return new StackProcess(data, host, ports, millis(report));
        } catch (StackException e) {
            Children.end(host.toHandle(), Duration.ofSeconds(30));
            throw e;
        }
    }

    /** Starts a host that lives as long as another process does. */
    static Properties startWatching(Path data, StackPorts ports, long watchedPid) {
        return awaitReport(data, launch(data, ports, watchedPid));
    }

    private static Process launch(Path data, StackPorts ports, long watchedPid) {
        try {
            Files.createDirectories(data);
            Children children = new Children(data.resolve("stack-processes"));
            children.endLeftover("host");
            Files.deleteIfExists(data.resolve(REPORT));
            ProcessBuilder builder =
                    new ProcessBuilder(
                            List.of(
                                    StackHome.java().toString(),
                                    "-Xmx320m",
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-Ddiancang.root=" + StackHome.root(),
                                    "-cp",
                                    StackHome.classes() + ":" + StackHome.library() + "/*",
                                    StackHost.class.getName(),
                                    data.toAbsolutePath().toString(),
                                    "" + ports.postgres(),
                                    "" + ports.kafka(),
                                    "" + ports.kafkaController(),
                                    "" + ports.elasticsearch(),
                                    "" + ports.elasticsearchTransport(),
                                    "" + watchedPid));
            return children.start("host", builder, data.resolve("stack.log"));
        } catch (IOException e) {
            throw new StackException("can't write to " + data + ": " + e.getMessage(), e);
        }
    }

    private static Properties awaitReport(Path data, Process host) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Properties report = read(data.resolve(REPORT));
            if ("ready".equals(report.getProperty("state"))) {
                return report;
            }
            if ("failed".equals(report.getProperty("state"))) {
                throw new StackException(report.getProperty("message", "the stack failed"));
            }
            Poll.pause("The stack's host", host, data.resolve("stack.log"));
        }
        throw new StackException(
                "the stack did not start in "
                        + PATIENCE.toSeconds()
                        + " s; see "
                        + data.resolve("stack.log"));
    }

    static Properties read(Path file) {
        Properties report = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                report.load(reader);
            } catch (IOException e) {
                throw new StackException("can't read " + file + ": " + e.getMessage(), e);
            }
        }
        return report;
    }

    private static Map<String, Long> millis(Properties report) {
        Map<String, Long> millis = new TreeMap<>();
        for (String key : report.stringPropertyNames()) {
            if (key.startsWith("ms.")) {
                millis.put(key.substring(3), Long.valueOf(report.getProperty(key)));
            }
        }
        return Map.copyOf(millis);
    }

    /** Where the components listen. */
    public StackPorts ports() {
        return ports;
    }

    /** Milliseconds that each component took to start, by its name. */
    public Map<String, Long> startMillis() {
        return startMillis;
    }

    /** What the owning process says of its components now. */
    public List<ComponentState> components() {
        Properties report = read(data.resolve(REPORT));
        return NAMES.stream().flatMap(name -> ComponentState.of(name, report).stream()).toList();
    }

    /**
     * Ends what a killed start left running on a data folder, for who wants to do without it.
     *
     * @throws StackException if what it wrote down of its processes can't be read
     */
    public static void endLeftovers(Path data) {
        Children children = new Children(data.resolve("stack-processes"));
        List.of("host", "kafka", "elasticsearch").forEach(children::endLeftover);
        PostgresServer.endLeftover(data.resolve("postgres/data"));
    }

    /** What components keep of their classes, whether or not they have done so yet. */
    public static List<PreparedClasses> preparedClasses() {
        return List.of(StackHome.prepared(KafkaBroker.NAME));
    }

    /** The owning process; it ends its components when it ends. */
    public Process host() {
        return host;
    }

    @Override
    public void close() {
        Children.end(host.toHandle(), Duration.ofSeconds(45));
    }
}

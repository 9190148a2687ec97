package org.diancang.stack;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that owns the three components. It ends them when its standard input ends, when the
 * process that it was told to watch ends, or on SIGTERM; one that dies is started again.
 *
 * <p>Arguments: data folder, five ports, process id to watch (0: watch standard input).
 */
public final class StackHost {
    private static final Logger LOG = LoggerFactory.getLogger(StackHost.class);

    private final Path data;
    private final StackPorts ports;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<String, Long> startMillis = new ConcurrentHashMap<>();
    private final Map<String, ComponentState> states = new ConcurrentHashMap<>();
    private volatile boolean ready;

    private StackHost(Path data, StackPorts ports) {
        this.data = data;
        this.ports = ports;
    }

    /** Runs until told to stop. */
    public static void main(String[] args) {
        StackPorts ports =
                new StackPorts(
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[3]),
                        Integer.parseInt(args[4]),
                        Integer.parseInt(args[5]));
        StackHost host = new StackHost(Path.of(args[0]).toAbsolutePath(), ports);
        long watched = Long.parseLong(args[6]);
        if (watched == 0) {
            Thread.ofVirtual().name("watch-stdin").start(host::stopAtEndOfInput);
        } else {
            ProcessHandle.of(watched)
                    .ifPresentOrElse(
                            p -> p.onExit().thenRun(host.stop::countDown), host.stop::countDown);
        }
        System.exit(host.run());
    }

    private int run() {
        Children children = new Children(data.resolve("stack-processes"));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    stop.countDown();
                                    await(stopped);
                                },
                                "stop"));
        int code = 0;
        try (Closing closing = new Closing();
                ExecutorService starters =
                        Executors.newThreadPerTaskExecutor(
                                Thread.ofPlatform().name("start-", 0).factory())) {
            List<CompletableFuture<Void>> starts =
                    components(children).stream()
                            .map(
                                    component ->
                                            CompletableFuture.runAsync(
                                                    () -> start(component, closing), starters))
                            .toList();
            CompletableFuture.allOf(starts.toArray(new CompletableFuture<?>[0])).join();
            report("ready", "");
            await(stop);
        } catch (java.util.concurrent.CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.error("The stack did not start", cause);
            report("failed", String.valueOf(cause.getMessage()));
            code = 1;
        } finally {
            stopped.countDown();
        }
        return code;
    }

    private List<KeptComponent> components(Children children) {
        Path postgres = data.resolve("postgres");
        Path kafka = data.resolve("kafka");
        Path elasticsearch = data.resolve("elasticsearch");
        return List.of(
                kept(
                        "postgres",
                        data.resolve("stack.log"),
                        () -> PostgresServer.start(postgres, ports.postgres())),
                kept(
                        "kafka",
                        kafka.resolve("kafka.log"),
                        () -> KafkaBroker.start(kafka, ports, children)),
                kept(
                        "elasticsearch",
                        elasticsearch.resolve("elasticsearch.log"),
                        () -> ElasticsearchNode.start(elasticsearch, ports, children)));
    }

    private KeptComponent kept(String name, Path log, Supplier<? extends Component> starter) {
        return new KeptComponent(name, log, starter, this::changed, Clock.systemUTC());
    }

    private void start(KeptComponent component, Closing closing) {
        closing.add(component);
        component.start();
        startMillis.put(component.name(), component.startMillis());
    }

    private void changed(ComponentState component) {
        states.put(component.name(), component);
        if (ready) {
            report("ready", "");
        }
    }

    private synchronized void report(String state, String message) {
        ready = state.equals("ready");
        Properties text = new Properties();
        text.setProperty("state", state);
        text.setProperty("message", message.replaceAll("[\\r\\n]+", " "));
        text.setProperty("postgres", String.valueOf(ports.postgres()));
        text.setProperty("kafka", String.valueOf(ports.kafka()));
        text.setProperty("elasticsearch", String.valueOf(ports.elasticsearch()));
        startMillis.forEach((name, ms) -> text.setProperty("ms." + name, String.valueOf(ms)));
        states.values().forEach(component -> component.put(text));
        try {
            Path file = data.resolve(StackProcess.REPORT);
            Path fresh = data.resolve(StackProcess.REPORT + ".new");
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                text.store(writer, null);
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.error("Can't report to {}", data, e);
        }
    }

    private void stopAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
        } catch (IOException e) {
            LOG.info("Standard input broke: {}; stopping", e.getMessage());
        }
        stop.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

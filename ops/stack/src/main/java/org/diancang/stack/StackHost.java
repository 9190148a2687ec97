package org.diancang.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
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
 * process that it was told to watch ends, on SIGTERM, or when one of them dies.
 *
 * <p>Arguments: data folder, five ports, process id to watch (0: watch standard input).
 */
public final class StackHost {
    private static final Logger LOG = LoggerFactory.getLogger(StackHost.class);

    private final Path data;
    private final StackPorts ports;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<String, Long> startMillis = new ConcurrentHashMap<>();

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
        try (ExecutorService starters =
                        Executors.newThreadPerTaskExecutor(
                                Thread.ofPlatform().name("start-", 0).factory());
                Closing closing = new Closing()) {
            CompletableFuture<PostgresServer> postgres =
                    start(
                            starters,
                            closing,
                            "postgres",
                            () -> PostgresServer.start(data.resolve("postgres"), ports.postgres()));
            CompletableFuture<KafkaBroker> kafka =
                    start(
                            starters,
                            closing,
                            "kafka",
                            () -> KafkaBroker.start(data.resolve("kafka"), ports, children));
            CompletableFuture<ElasticsearchNode> elasticsearch =
                    start(
                            starters,
                            closing,
                            "elasticsearch",
                            () ->
                                    ElasticsearchNode.start(
                                            data.resolve("elasticsearch"), ports, children));
            CompletableFuture.allOf(postgres, kafka, elasticsearch).join();
            watch("Kafka", kafka.join().process());
            watch("Elasticsearch", elasticsearch.join().process());
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

    private <T extends AutoCloseable> CompletableFuture<T> start(
            ExecutorService starters, Closing closing, String name, Supplier<T> starter) {
        long begin = System.nanoTime();
        return CompletableFuture.supplyAsync(starter, starters)
                .thenApply(
                        component -> {
                            startMillis.put(
                                    name, Duration.ofNanos(System.nanoTime() - begin).toMillis());
                            closing.add(component);
                            return component;
                        });
    }

    private void watch(String name, Process process) {
        process.onExit()
                .thenAccept(
                        p -> {
                            if (stop.getCount() > 0) {
                                LOG.error(
                                        "{} ended with code {}; stopping the stack",
                                        name,
                                        p.exitValue());
                                report("failed", name + " ended with code " + p.exitValue());
                                stop.countDown();
                            }
                        });
    }

    private void report(String state, String message) {
        StringBuilder text = new StringBuilder();
        text.append("state=").append(state).append('\n');
        text.append("message=").append(message.replaceAll("[\\r\\n]+", " ")).append('\n');
        text.append("postgres=").append(ports.postgres()).append('\n');
        text.append("kafka=").append(ports.kafka()).append('\n');
        text.append("elasticsearch=").append(ports.elasticsearch()).append('\n');
        startMillis.forEach((k, v) -> text.append("ms.").append(k).append('=').append(v + "\n"));
        try {
            Path file = data.resolve(StackProcess.REPORT);
            Path fresh = data.resolve(StackProcess.REPORT + ".new");
            Files.writeString(fresh, text);
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

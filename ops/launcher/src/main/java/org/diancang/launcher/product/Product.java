package org.diancang.launcher.product;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.stack.Children;
import org.diancang.stack.StackException;
import org.diancang.stack.StackProcess;

/** The whole product running on this machine; closing it stops every part in order. */
public final class Product implements AutoCloseable {
    private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(120);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);

    private final DataFolder data;
    private final Ports ports;
    private final Children children;
    private final Consumer<String> say;
    private final Map<Service, Process> services = new EnumMap<>(Service.class);
    private final Map<String, Long> startMillis = new TreeMap<>();
    private final StackProcess stack;
    private final Path root;
    private final Addresses addresses;
    private volatile boolean stopping;

    private Product(
            DataFolder data,
            Ports ports,
            Children children,
            Consumer<String> say,
            StackProcess stack,
            Path root,
            Addresses addresses) {
        this.root = root;
        this.addresses = addresses;
        this.data = data;
        this.ports = ports;
        this.children = children;
        this.say = say;
        this.stack = stack;
    }

    /**
     * Starts PostgreSQL, Kafka and Elasticsearch, then the services, and waits until all are ready.
     *
     * @param say gets a line for every step
     * @throws LauncherException naming the part that did not start and its log; all others are
     *     stopped
     */
    public static Product start(
            Path root, DataFolder data, Ports ports, Addresses addresses, Consumer<String> say) {
        Children children = new Children(data.run().resolve("processes"));
        for (Service service : Service.values()) {
            children.endLeftover(service.title());
        }
        ports.requireFree();
        ports.write(data);
        long begin = System.nanoTime();
        StackProcess stack;
        try {
            stack = StackProcess.start(data.root().resolve("stack"), ports.stack());
        } catch (StackException e) {
            throw new LauncherException(e.getMessage() == null ? "stack" : e.getMessage(), e);
        }
        Product product = new Product(data, ports, children, say, stack, root, addresses);
        try {
            stack.startMillis().forEach((name, millis) -> product.report(name, millis));
            product.startServices(List.of(Service.values()));
            product.startMillis.put(
                    "total", Duration.ofNanos(System.nanoTime() - begin).toMillis());
            product.watch();
            return product;
        } catch (RuntimeException e) {
            product.close();
            throw e;
        }
    }

    private void startServices(List<Service> chosen) {
        long begin = System.nanoTime();
        for (Service service : chosen) {
            Path log = data.logs().resolve(service.title() + ".log");
            ProcessBuilder command = service.command(root, data, ports, addresses);
            command.command().addAll(0, ownSession());
            services.put(service, children.start(service.title(), command, log));
        }
        List<Service> waiting = new ArrayList<>(chosen);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!waiting.isEmpty()) {
                for (Service service : List.copyOf(waiting)) {
                    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                    if (isReady(client, service)) {
                        report(service.title(), millis);
                        waiting.remove(service);
                    } else {
                        requireAlive(service, millis);
                    }
                }
            }
        }
    }

    /** Ctrl-C goes to the terminal's whole process group; the parts are to stop in our order. */
    private static List<String> ownSession() {
        Path setsid = Path.of("/usr/bin/setsid");
        return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
    }

    private boolean isReady(HttpClient client, Service service) {
        URI health =
                URI.create(
                        "http://127.0.0.1:" + service.port(ports) + "/actuator/health/readiness");
        try {
            return client.send(
                                    HttpRequest.newBuilder(health)
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while starting", e);
        }
    }

    private void requireAlive(Service service, long millis) {
        Path log = data.logs().resolve(service.title() + ".log");
        try {
            if (process(service).waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new LauncherException(
                        service.title()
                                + " ended with code "
                                + process(service).exitValue()
                                + " while starting; see "
                                + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while starting", e);
        }
        if (millis > SERVICE_PATIENCE.toMillis()) {
            throw new LauncherException(
                    service.title()
                            + " is not ready after "
                            + SERVICE_PATIENCE.toSeconds()
                            + " s; see "
                            + log);
        }
    }

    private Process process(Service service) {
        Process process = services.get(service);
        if (process == null) {
            throw new IllegalStateException(service + " was not started");
        }
        return process;
    }

    private void report(String name, long millis) {
        startMillis.put(name, millis);
        say.accept("  %-15s ready after %5.1f s".formatted(name, millis / 1000.0));
    }

    private void watch() {
        services.forEach(
                (service, process) ->
                        process.onExit()
                                .thenAccept(p -> noticeEnd(service.title(), p.exitValue())));
        stack.host().onExit().thenAccept(p -> noticeEnd("the stack", p.exitValue()));
    }

    private void noticeEnd(String name, int code) {
        if (!stopping) {
            say.accept(
                    "! "
                            + name
                            + " ended with code "
                            + code
                            + "; see "
                            + data.logs()
                            + ", then ./diancang down and ./diancang up");
        }
    }

    /** Starts a service again that has ended, and waits until it is ready. */
    public void restart(String title) {
        Service service = named(title);
        Children.end(process(service).toHandle(), STOP_PATIENCE);
        startServices(List.of(service));
    }

    private static Service named(String title) {
        return Arrays.stream(Service.values())
                .filter(service -> service.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new LauncherException("no service is called " + title));
    }

    /** Where it listens. */
    public Ports ports() {
        return ports;
    }

    /** Milliseconds that each part took, and {@code total}. */
    public Map<String, Long> startMillis() {
        return Map.copyOf(startMillis);
    }

    /** Process id of a service, for tests that kill it. */
    public long pid(String title) {
        return process(named(title)).pid();
    }

    @Override
    public void close() {
        stopping = true;
        // The adapter first, so that engines can say goodbye to a living Kafka.
        for (Service service :
                List.of(Service.ADAPTER, Service.REPLAY, Service.INDEXER, Service.ORCHESTRATOR)) {
            Process process = services.get(service);
            if (process != null) {
                Children.end(process.toHandle(), STOP_PATIENCE);
                children.forget(service.title());
            }
        }
        stack.close();
    }
}

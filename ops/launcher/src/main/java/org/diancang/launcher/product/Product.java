package org.diancang.launcher.product;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Layout;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.machine.Machine;
import org.diancang.stack.StackException;
import org.diancang.stack.StackProcess;

/** The whole product running on this machine; closing it stops every part in order. */
public final class Product implements AutoCloseable {
    private final DataFolder data;
    private final Ports ports;
    private final Consumer<String> say;
    private final Map<String, Long> startMillis = new TreeMap<>();
    private final StackHolder stack;
    private final ServiceProcesses services;
    private final CompletableFuture<Fault> fault = new CompletableFuture<>();
    private final CompletableFuture<Fault> mustStop = new CompletableFuture<>();
    private Optional<Watch> watch = Optional.empty();

    private Product(
            DataFolder data,
            Ports ports,
            Consumer<String> say,
            StackHolder stack,
            ServiceProcesses services) {
        this.data = data;
        this.ports = ports;
        this.say = say;
        this.stack = stack;
        this.services = services;
    }

    /**
     * Starts PostgreSQL, Kafka and Elasticsearch, then the services, and waits until all are ready.
     * A data folder of an earlier layout version is brought to the current one first.
     *
     * @param say gets a line for every step, and later for every part that ends unasked
     * @throws LauncherException with what is missing or taken, or naming the part that did not
     *     start and its log; all others are stopped
     */
    public static Product start(
            Path root, DataFolder data, Ports ports, Addresses addresses, Consumer<String> say) {
        Machine machine = Machine.local();
        Needs.require(machine, data.root());
        endLeftovers(data);
        Ports.requireFree(ports.ofProduct(), machine);
        Layout.known().upgrade(data, say);
        ports.write(data);
        long begin = System.nanoTime();
        Product product =
                new Product(
                        data,
                        ports,
                        say,
                        startStack(data, ports),
                        new ServiceProcesses(root, data, ports, addresses));
        try {
            product.stack.running().startMillis().forEach(product::report);
            product.services.start(
                    List.of(Service.values()),
                    (service, millis) -> product.report(service.title(), millis));
            product.startMillis.put(
                    "total", Duration.ofNanos(System.nanoTime() - begin).toMillis());
            product.watch(root, machine);
            return product;
        } catch (RuntimeException e) {
            product.close();
            throw e;
        }
    }

    /** Ends what a killed start left running on a data folder. */
    public static void endLeftovers(DataFolder data) {
        try {
            ServiceProcesses.endLeftovers(data);
            StackProcess.endLeftovers(data.root().resolve("stack"));
        } catch (StackException e) {
            throw new LauncherException(String.valueOf(e.getMessage()), e);
        }
    }

    private static StackHolder startStack(DataFolder data, Ports ports) {
        try {
            return new StackHolder(data.root().resolve("stack"), ports.stack());
        } catch (StackException e) {
            throw new LauncherException(String.valueOf(e.getMessage()), e);
        }
    }

    private void report(String name, long millis) {
        startMillis.put(name, millis);
        say.accept("  %-15s ready after %5.1f s".formatted(name, millis / 1000.0));
    }

    private void watch(Path root, Machine machine) {
        Watch begun =
                new Watch(
                        services,
                        stack,
                        new PartStates(data),
                        new DiskWatch(machine, data.root(), ClassesToWrite.bytes(root, data), say),
                        new Watch.Listener(say, this::take),
                        Clock.systemUTC());
        watch = Optional.of(begun);
        begun.begin();
    }

    private void take(Fault news) {
        if (news instanceof Fault.MustStop) {
            mustStop.complete(news);
        }
        fault.complete(news);
    }

    /** Completes with the first fault that the product does not mend by itself. */
    public CompletableFuture<Fault> fault() {
        return fault.copy();
    }

    /** Completes when the product must be closed at once, lest data be lost. */
    public CompletableFuture<Fault> mustStop() {
        return mustStop.copy();
    }

    /** Starts a service again that has ended, and waits until it is ready. */
    public void restart(String title) {
        watch.ifPresent(w -> w.restart(named(title)));
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
        return services.of(named(title)).pid();
    }

    @Override
    public void close() {
        watch.ifPresent(Watch::close);
        ExtraWorker.endAll(data);
        // The adapter first, so that engines can say goodbye to a living Kafka.
        List.of(Service.ADAPTER, Service.REPLAY, Service.INDEXER, Service.ORCHESTRATOR)
                .forEach(services::end);
        stack.close();
    }
}

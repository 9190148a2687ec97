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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.stack.Children;
import org.diancang.stack.Ending;

/** The processes of the services: started, waited for until they are ready, ended. */
final class ServiceProcesses {
    private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(120);
    static final Duration STOP_PATIENCE = Duration.ofSeconds(40);

    private final Path root;
    private final DataFolder data;
    private final Ports ports;
    private final Addresses addresses;
    private final Children children;
    private final Map<Service, Process> processes = new ConcurrentHashMap<>();
    private volatile boolean givingUp;

    ServiceProcesses(Path root, DataFolder data, Ports ports, Addresses addresses) {
        this.root = root;
        this.data = data;
        this.ports = ports;
        this.addresses = addresses;
        this.children = new Children(data.run().resolve("processes"));
    }

    /** Ends what a killed start left running. */
    static void endLeftovers(DataFolder data) {
        new Children(data.run().resolve("processes")).endLeftovers("");
    }

    /**
     * Starts services side by side and waits until all are ready.
     *
     * @param ready gets each with the milliseconds that it took
     * @throws LauncherException naming the one that did not start, and its log
     */
    void start(List<Service> chosen, BiConsumer<Service, Long> ready) {
        long begin = System.nanoTime();
        for (Service service : chosen) {
            ProcessBuilder command = service.command(root, data, ports, addresses);
            command.command().addAll(0, ownSession());
            processes.put(service, children.start(service.title(), command, log(service)));
        }
        await(chosen, begin, ready);
    }

    private void await(List<Service> chosen, long begin, BiConsumer<Service, Long> ready) {
        List<Service> waiting = new ArrayList<>(chosen);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!waiting.isEmpty()) {
                for (Service service : List.copyOf(waiting)) {
                    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
                    if (isReady(client, service)) {
                        ready.accept(service, millis);
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

    /** Has whoever waits for a service to be ready stop waiting: all are to be ended. */
    void giveUpWaiting() {
        givingUp = true;
    }

    private void requireAlive(Service service, long millis) {
        if (givingUp) {
            throw new LauncherException(service.title() + " is to be ended before it was ready");
        }
        try {
            if (of(service).waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new LauncherException(
                        service.title()
                                + " "
                                + Ending.of(of(service).exitValue())
                                + " while starting; see "
                                + log(service)
                                + ", then start again");
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
                            + log(service)
                            + ", then start again");
        }
    }

    Path log(Service service) {
        return data.logs().resolve(service.title() + ".log");
    }

    Process of(Service service) {
        Process process = processes.get(service);
        if (process == null) {
            throw new IllegalStateException(service + " was not started");
        }
        return process;
    }

    /** Ends one, where it runs. */
    void end(Service service) {
        Process process = processes.get(service);
        if (process != null) {
            Children.end(process.toHandle(), STOP_PATIENCE);
            children.forget(service.title());
        }
    }
}

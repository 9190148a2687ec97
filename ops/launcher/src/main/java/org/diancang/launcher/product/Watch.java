package org.diancang.launcher.product;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.diancang.launcher.LauncherException;
import org.diancang.stack.ComponentState;
import org.diancang.stack.Ending;
import org.diancang.stack.Restarts;
import org.diancang.stack.StackException;
import org.diancang.stack.StackProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices parts that end unasked, says so and starts them again a bounded number of times; looks at
 * the components of the stack and at the disk each second.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final String STACK = "stack";

    private final ServiceProcesses services;
    private final StackHolder stack;
    private final PartStates states;
    private final DiskWatch disk;
    private final Consumer<String> say;
    private final Consumer<Fault> faults;
    private final Clock clock;
    private final Map<Service, Restarts> restarts = new EnumMap<>(Service.class);
    private final Restarts stackRestarts;
    private final ReentrantLock changing = new ReentrantLock();

    /** Of its own: services that are being started again may be waiting for the stack. */
    private final ReentrantLock changingStack = new ReentrantLock();

    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("watch").factory());
    private volatile boolean stopping;

    Watch(
            ServiceProcesses services,
            StackHolder stack,
            PartStates states,
            DiskWatch disk,
            Listener listener,
            Clock clock) {
        this.services = services;
        this.stack = stack;
        this.states = states;
        this.disk = disk;
        this.say = listener.say();
        this.faults = listener.faults();
        this.clock = clock;
        this.stackRestarts = new Restarts(clock);
        for (Service service : Service.values()) {
            restarts.put(service, new Restarts(clock));
        }
    }

    /** Who is told: lines for people, and faults that are not mended. */
    record Listener(Consumer<String> say, Consumer<Fault> faults) {}

    /** Begins, when all are up. */
    void begin() {
        for (Service service : Service.values()) {
            put(service.title(), true, "");
            follow(service);
        }
        followStack();
        looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void put(String name, boolean up, String message) {
        try {
            states.put(new PartState(name, up, clock.instant(), message));
        } catch (LauncherException e) {
            // A full disk must not keep a part from being started again.
            LOG.warn("Only said, not written down: {} {}", name, message, e);
        }
    }

    private void follow(Service service) {
        Process process = services.of(service);
        CompletableFuture<Void> restart =
                process.onExit()
                        .thenAcceptAsync(
                                p -> ended(service, process),
                                task ->
                                        Thread.ofPlatform()
                                                .name("restart-" + service.title())
                                                .start(task));
        logFailure(service.title(), restart);
    }

    private static void logFailure(String name, CompletableFuture<Void> restart) {
        CompletableFuture<Void> logged =
                restart.whenComplete(
                        (done, failure) -> {
                            if (failure != null) {
                                LOG.error("{} is not watched any more", name, failure);
                            }
                        });
        LOG.debug("{} is watched: {}", name, logged);
    }

    private void ended(Service service, Process process) {
        changing.lock();
        try {
            // Whoever restarted it by hand came first.
            if (!stopping && services.of(service).pid() == process.pid()) {
                startAgain(service, Ending.of(process.exitValue()));
            }
        } finally {
            changing.unlock();
        }
    }

    private void startAgain(Service service, String ending) {
        String name = service.title();
        String how = ending;
        Restarts left = restarts.getOrDefault(service, new Restarts(clock));
        while (!stopping && left.take()) {
            String next =
                    "%s; it is started again (%d of %d)"
                            .formatted(how, left.taken(), Restarts.MOST);
            put(name, false, next);
            say.accept("! " + name + " " + next);
            try {
                services.start(List.of(service), (s, millis) -> {});
                put(name, true, how + " and was started again");
                say.accept("  " + name + " runs again");
                follow(service);
                return;
            } catch (LauncherException | StackException e) {
                LOG.warn("{} did not start again", name, e);
                how = "did not start again (" + e.getMessage() + ")";
                services.end(service);
            }
        }
        if (!stopping) {
            lost(
                    name,
                    "%s after %d restarts within %d minutes; see %s, then ./diancang down and ./diancang up"
                            .formatted(
                                    how,
                                    Restarts.MOST,
                                    Restarts.PERIOD.toMinutes(),
                                    services.log(service)));
        }
    }

    private void lost(String name, String message) {
        put(name, false, message);
        say.accept("! " + name + " " + message);
        faults.accept(new Fault.PartLost(name + " " + message));
    }

    /** Starts a service again that was ended by hand, unless that is being done already. */
    void restart(Service service) {
        changing.lock();
        try {
            if (!services.of(service).isAlive()) {
                services.start(List.of(service), (s, millis) -> {});
                put(service.title(), true, "was started again");
                follow(service);
            }
        } finally {
            changing.unlock();
        }
    }

    private void followStack() {
        Process host = stack.running().host();
        logFailure(
                STACK,
                host.onExit()
                        .thenAcceptAsync(
                                p -> stackEnded(host),
                                task -> Thread.ofPlatform().name("restart-stack").start(task)));
    }

    /** The owner of PostgreSQL, Kafka and Elasticsearch: they may outlive it, but unwatched. */
    private void stackEnded(Process host) {
        changingStack.lock();
        try {
            if (stopping) {
                return;
            }
            String how =
                    "(the owner of postgres, kafka and elasticsearch) "
                            + Ending.of(host.exitValue());
            while (!stopping && stackRestarts.take()) {
                say.accept("! the stack " + how + "; all three are started again");
                stack.names().forEach(name -> put(name, false, "its owner ended; started again"));
                try {
                    stack.start();
                    say.accept("  the stack runs again");
                    followStack();
                    return;
                } catch (StackException e) {
                    LOG.warn("The stack did not start again", e);
                    how = "did not start again (" + e.getMessage() + ")";
                }
            }
            if (!stopping) {
                String sentence = how + "; see the logs, then ./diancang down and ./diancang up";
                stack.names().forEach(name -> put(name, false, sentence));
                lost(STACK, sentence);
            }
        } finally {
            changingStack.unlock();
        }
    }

    private void look() {
        try {
            StackProcess now = stack.running();
            // A killed owner's last report says nothing of the present.
            if (now.host().isAlive()) {
                now.components().forEach(this::compare);
            }
            disk.look().ifPresent(faults);
        } catch (RuntimeException e) {
            // A full disk can refuse the file of states; the next look comes in a second.
            LOG.warn("Could not look: {}", e.getMessage());
        }
    }

    private void compare(ComponentState component) {
        String name = component.name();
        String message = component.message();
        boolean up = component.condition() == ComponentState.Condition.UP;
        boolean wasUp = states.isUp(name);
        if (!states.put(new PartState(name, up, component.since(), message)) || message.isEmpty()) {
            return;
        }
        switch (component.condition()) {
            // One that was up again before we looked has not been told of yet.
            case UP ->
                    say.accept(wasUp ? "! " + name + " " + message : "  " + name + " runs again");
            case RESTARTING -> say.accept("! " + name + " " + message);
            case LOST -> {
                say.accept("! " + name + " " + message);
                faults.accept(new Fault.PartLost(name + " " + message));
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        services.giveUpWaiting();
        looking.shutdownNow();
        awaitRestarts();
    }

    /** Whatever is being started again is let come up, so that it can be stopped in order. */
    private void awaitRestarts() {
        changing.lock();
        changingStack.lock();
        try {
            LOG.debug("No part is being started again");
        } finally {
            changingStack.unlock();
            changing.unlock();
        }
    }
}

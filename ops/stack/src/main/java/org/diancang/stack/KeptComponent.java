package org.diancang.stack;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.diancang.stack.ComponentState.Condition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A component that is started again, a bounded number of times, when it ends unasked. */
final class KeptComponent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptComponent.class);

    private final String name;
    private final Path log;
    private final Supplier<? extends Component> starter;
    private final Consumer<ComponentState> listener;
    private final Clock clock;
    private final Restarts restarts;
    private final ReentrantLock changing = new ReentrantLock();
    private @Nullable Component running;
    private volatile boolean stopping;
    private volatile long startMillis;

    KeptComponent(
            String name,
            Path log,
            Supplier<? extends Component> starter,
            Consumer<ComponentState> listener,
            Clock clock) {
        this.name = name;
        this.log = log;
        this.starter = starter;
        this.listener = listener;
        this.clock = clock;
        this.restarts = new Restarts(clock);
    }

    String name() {
        return name;
    }

    long startMillis() {
        return startMillis;
    }

    /** Starts it for the first time; a failure is the caller's. */
    void start() {
        changing.lock();
        try {
            long begin = System.nanoTime();
            running = starter.get();
            startMillis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            say(Condition.UP, "");
            watch(running);
        } finally {
            changing.unlock();
        }
    }

    private void watch(Component component) {
        component
                .process()
                .onExit()
                .thenAcceptAsync(
                        p -> ended(component),
                        task -> Thread.ofPlatform().name("restart-" + name).start(task));
    }

    @SuppressWarnings("ReferenceEquality") // This very start of it, not one that equals it.
    private void ended(Component component) {
        changing.lock();
        try {
            if (stopping || running != component) {
                return;
            }
            running = null;
            int code = component.exitCode();
            String how = code < 0 ? "ended unasked" : Ending.of(code);
            release(component);
            startAgain(how);
        } finally {
            changing.unlock();
        }
    }

    private void startAgain(String ending) {
        String how = ending;
        while (!stopping && restarts.take()) {
            say(
                    Condition.RESTARTING,
                    "%s; it is started again (%d of %d)"
                            .formatted(how, restarts.taken(), Restarts.MOST));
            try {
                Component fresh = starter.get();
                running = fresh;
                say(Condition.UP, how + " and was started again");
                watch(fresh);
                return;
            } catch (RuntimeException e) {
                LOG.error("{} did not start again", name, e);
                how = "did not start again (" + e.getMessage() + ")";
            }
        }
        if (!stopping) {
            say(
                    Condition.LOST,
                    "%s after %d restarts within %d minutes; see %s, then ./diancang down and ./diancang up"
                            .formatted(how, Restarts.MOST, Restarts.PERIOD.toMinutes(), log));
        }
    }

    private void say(Condition condition, String message) {
        if (!message.isEmpty()) {
            LOG.warn("{} {}", name, message);
        }
        listener.accept(new ComponentState(name, condition, clock.instant(), message));
    }

    /** What is left of an ended component: its lock files and children. */
    private void release(Component component) {
        try {
            component.close();
        } catch (StackException e) {
            LOG.info("{} was gone already: {}", name, e.getMessage());
        }
    }

    @Override
    public void close() {
        stopping = true;
        changing.lock();
        try {
            Component last = running;
            running = null;
            if (last != null) {
                last.close();
            }
        } finally {
            changing.unlock();
        }
    }
}

package org.diancang.engine;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again, later, or beside the rest; it ends with the process. */
final class TimedTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TimedTasks.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("progress").factory());

    // The futures are of no use: their tasks catch what they throw, and end with the process.
    @SuppressWarnings("FutureReturnValueIgnored")
    void repeat(Runnable task, Duration period) {
        timer.scheduleAtFixedRate(
                () -> logged(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Once closed, nothing comes later. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void after(Duration patience, Runnable task) {
        if (timer.isShutdown()) {
            return;
        }
        timer.schedule(() -> logged(task), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** In a thread of its own, since it takes a while. */
    void aside(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(() -> logged(task));
    }

    /** One failure must not end a task that is to be repeated. */
    private static void logged(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a timed task failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

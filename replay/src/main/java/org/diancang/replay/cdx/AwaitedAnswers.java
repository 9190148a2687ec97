package org.diancang.replay.cdx;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Answers of which not even the head has come whole. Those that take too long lose their
 * connection: their own time-out begins anew with each byte.
 */
final class AwaitedAnswers implements AutoCloseable {
    private final Set<Awaited> all = ConcurrentHashMap.newKeySet();
    private final Duration longest;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("overdue-answers").daemon().factory());

    AwaitedAnswers(Duration longest) {
        this.longest = longest;
        long between = Math.max(1, longest.toMillis() / 20);
        looks.scheduleWithFixedDelay(this::look, between, between, TimeUnit.MILLISECONDS);
    }

    /** One of them; closed when its head has come. */
    final class Awaited implements AutoCloseable {
        private final HttpURLConnection connection;
        private final long since = System.nanoTime();
        private volatile boolean overdue;

        private Awaited(HttpURLConnection connection) {
            this.connection = connection;
        }

        Duration waited() {
            return Duration.ofNanos(System.nanoTime() - since);
        }

        /** Whether its connection was taken away. */
        boolean isOverdue() {
            return overdue;
        }

        @Override
        public void close() {
            all.remove(this);
        }
    }

    Awaited await(HttpURLConnection connection) {
        var awaited = new Awaited(connection);
        all.add(awaited);
        return awaited;
    }

    private void look() {
        for (Awaited one : all) {
            if (one.waited().compareTo(longest) > 0) {
                one.overdue = true;
                one.connection.disconnect();
            }
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}

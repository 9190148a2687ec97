package org.diancang.check.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Carries a plan out, in a thread of its own. */
final class Kills {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Processes processes;
    private final PrintStream out;
    private final List<Instant> done = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    Kills(Processes processes, PrintStream out) {
        this.processes = processes;
        this.out = out;
    }

    /**
     * Begins, counting the time from the moment when the crawl is under way.
     *
     * @return done when all are killed, or it was stopped
     */
    CompletableFuture<Void> begin(KillPlan plan, BooleanSupplier underWay) {
        return CompletableFuture.runAsync(
                () -> run(plan, underWay), task -> Thread.ofVirtual().name("kills").start(task));
    }

    private void run(KillPlan plan, BooleanSupplier underWay) {
        while (!stopped && !underWay.getAsBoolean()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        Instant began = Instant.now();
        for (KillPlan.Kill kill : plan.kills()) {
            Instant moment = latest(began.plus(kill.after()), earliestNext());
            while (!stopped && Instant.now().isBefore(moment)) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            if (stopped) {
                return;
            }
            Optional<Instant> killed = processes.kill(kill.victim());
            if (killed.isPresent()) {
                done.add(killed.get());
                out.printf(
                        "  killed %d: %s, %d s after the first fetch%n",
                        done.size(),
                        kill.victim(),
                        Duration.between(began, Instant.now()).toSeconds());
            } else {
                out.printf("  nothing to kill: %s%n", kill.victim());
            }
        }
    }

    /** One that had to wait for its victim must not be followed too soon. */
    private Instant earliestNext() {
        return done.isEmpty() ? Instant.MIN : done.getLast().plus(KillPlan.LEAST_PAUSE);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Kills no more. */
    void stop() {
        stopped = true;
    }

    /** When somebody was killed. */
    List<Instant> done() {
        return List.copyOf(done);
    }
}

package org.diancang.check.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
            while (!stopped && Instant.now().isBefore(began.plus(kill.after()))) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            if (stopped) {
                return;
            }
            // Noted before, so that what comes of it is surely later.
            Instant now = Instant.now();
            if (processes.kill(kill.victim())) {
                done.add(now);
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

    /** Kills no more. */
    void stop() {
        stopped = true;
    }

    /** When somebody was killed. */
    List<Instant> done() {
        return List.copyOf(done);
    }
}

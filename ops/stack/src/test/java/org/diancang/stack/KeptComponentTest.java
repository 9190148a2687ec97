package org.diancang.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.diancang.stack.ComponentState.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Components that are real processes, though they do nothing but wait. */
class KeptComponentTest {
    private final List<Process> started = new CopyOnWriteArrayList<>();
    private final List<ComponentState> states = new CopyOnWriteArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final KeptComponent kept =
            new KeptComponent(
                    "kafka",
                    Path.of("kafka.log"),
                    this::waiting,
                    states::add,
                    Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC));

    private Component waiting() {
        if (broken.get()) {
            throw new StackException("the disk is on fire");
        }
        try {
            Process process = new ProcessBuilder("sleep", "600").start();
            started.add(process);
            return new Waiting(process);
        } catch (IOException e) {
            throw new StackException("no sleep", e);
        }
    }

    private record Waiting(Process child) implements Component {
        @Override
        public ProcessHandle process() {
            return child.toHandle();
        }

        @Override
        public int exitCode() {
            try {
                return child.waitFor(20, TimeUnit.SECONDS) ? child.exitValue() : -1;
            } catch (InterruptedException e) {
                throw new StackException("interrupted", e);
            }
        }

        @Override
        public void close() {
            child.destroyForcibly();
        }
    }

    @AfterEach
    void endAll() {
        kept.close();
        started.forEach(Process::destroyForcibly);
    }

    private void kill(int nth) {
        started.get(nth).destroyForcibly();
    }

    private void awaitStates(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> states.size() >= count);
    }

    @Test
    void aKilledComponentIsSaidToBeDownAndStartedAgain() {
        kept.start();
        kill(0);
        awaitStates(3);
        assertThat(states)
                .extracting(ComponentState::condition)
                .containsExactly(Condition.UP, Condition.RESTARTING, Condition.UP);
        assertThat(states.get(1).message())
                .isEqualTo(
                        "was killed (signal 9, which the system also sends when memory runs out);"
                                + " it is started again (1 of 3)");
        assertThat(started).hasSize(2);
    }

    @Test
    void oneThatEndsTooOftenIsNotStartedAgainAndTheRemedyIsSaid() {
        kept.start();
        for (int i = 0; i < 3; i++) {
            kill(i);
            awaitStates(3 + 2 * i);
        }
        kill(3);
        awaitStates(8);
        assertThat(states.get(7).condition()).isEqualTo(Condition.LOST);
        assertThat(states.get(7).message())
                .contains("3 restarts within 10 minutes", "kafka.log", "./diancang up");
        assertThat(started).hasSize(4);
    }

    @Test
    void oneThatDoesNotStartAgainIsLostWithItsReason() {
        kept.start();
        broken.set(true);
        kill(0);
        awaitStates(5);
        assertThat(states.get(4).condition()).isEqualTo(Condition.LOST);
        assertThat(states.get(4).message()).contains("did not start again (the disk is on fire)");
    }

    @Test
    void aFirstStartThatFailsIsTheCallersToTell() {
        broken.set(true);
        assertThatThrownBy(kept::start).isInstanceOf(StackException.class);
        assertThat(states).isEmpty();
    }

    @Test
    void oneThatIsStoppedInOrderIsNotStartedAgain() {
        kept.start();
        kept.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> !started.get(0).isAlive());
        assertThat(states).hasSize(1);
        assertThat(started).hasSize(1);
    }
}

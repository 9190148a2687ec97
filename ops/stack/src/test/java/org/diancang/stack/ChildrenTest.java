package org.diancang.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
    @TempDir Path root;

    @Test
    void thoseOfOneKindAreEndedByAnotherStartAndTheOthersGoOn() throws Exception {
        Children first = new Children(root.resolve("processes"));
        Process worker = sleep(first, "adapter-worker-2");
        Process other = sleep(first, "replay");
        try {
            new Children(root.resolve("processes")).endLeftovers("adapter-");

            assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(other.isAlive()).isTrue();
            assertThat(root.resolve("processes/adapter-worker-2")).doesNotExist();
            assertThat(root.resolve("processes/replay")).exists();
        } finally {
            worker.destroyForcibly();
            other.destroyForcibly();
        }
    }

    @Test
    void aProcessThatMerelyHasTheNumberOfOneThatEndedIsLeftAlone() throws Exception {
        Children children = new Children(root.resolve("processes"));
        Process process = sleep(children, "adapter-worker-2");
        try {
            Files.writeString(
                    root.resolve("processes/adapter-worker-2"), process.pid() + "\n12345");

            children.endLeftovers("adapter-");

            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void nothingIsEndedWhereNothingWasStarted() {
        new Children(root.resolve("none")).endLeftovers("");
    }

    private Process sleep(Children children, String name) {
        return children.start(
                name, new ProcessBuilder("/bin/sleep", "600"), root.resolve(name + ".log"));
    }
}

package org.diancang.adapter.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class WorkerCapacityTest {
    private static final long GIGA = 1L << 30;

    @Test
    void whatIsOrderedCounts() {
        assertThat(new WorkerCapacity(worker(5), OptionalLong.of(GIGA)).crawls()).isEqualTo(5);
    }

    @Test
    void elseHalfOfTheAvailableMemoryDecidesWithinItsBounds() {
        assertThat(byMemory(4 * GIGA)).isEqualTo(5);
        assertThat(byMemory(GIGA / 10)).isEqualTo(1);
        assertThat(byMemory(1000 * GIGA)).isEqualTo(8);
        assertThat(new WorkerCapacity(worker(null), OptionalLong.empty()).crawls()).isEqualTo(2);
    }

    @Test
    void theMachineSaysHowMuchMemoryIsAvailable(@TempDir Path root) throws IOException {
        AvailableMemory memory = new AvailableMemory(root);
        assertThat(memory.bytes()).isEmpty();
        write(root, "proc/meminfo", "MemTotal:  9 kB\nMemAvailable:    2048 kB\n");
        assertThat(memory.bytes()).hasValue(2 << 20);
    }

    @Test
    void aContainerMayLeaveLess(@TempDir Path root) throws IOException {
        AvailableMemory memory = new AvailableMemory(root);
        write(root, "proc/meminfo", "MemAvailable:    2048 kB\n");
        write(root, "sys/fs/cgroup/memory.max", "1000000\n");
        write(root, "sys/fs/cgroup/memory.current", "900000\n");
        write(root, "sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 200000\n");
        assertThat(memory.bytes()).hasValue(300_000);
        write(root, "sys/fs/cgroup/memory.max", "max\n");
        assertThat(memory.bytes()).hasValue(2 << 20);
    }

    private static int byMemory(long bytes) {
        return new WorkerCapacity(worker(null), OptionalLong.of(bytes)).crawls();
    }

    private static WorkerProperties worker(Integer capacity) {
        return new WorkerProperties(
                "worker-1", capacity, DataSize.ofMegabytes(400), 8, null, Duration.ofSeconds(3));
    }

    private static void write(Path root, String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

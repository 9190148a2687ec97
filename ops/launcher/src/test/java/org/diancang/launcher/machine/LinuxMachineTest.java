package org.diancang.launcher.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxMachineTest {
    private final Machine machine = Machine.local();

    @Test
    void aListeningPortIsTakenAndItsHolderIsFoundInProc() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(machine.isFree("127.0.0.1", socket.getLocalPort())).isFalse();
            PortHolder holder = machine.holder(socket.getLocalPort()).orElseThrow();
            assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(holder.words()).contains("process " + holder.pid()).contains("java");
        }
    }

    @Test
    void aPortThatNobodyHoldsIsFree() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(machine.isFree("127.0.0.1", port)).isTrue();
        assertThat(machine.holder(port)).isEmpty();
    }

    @Test
    void roomIsToldOfAFolderThatIsYetToBeMade(@TempDir Path folder) {
        assertThat(machine.usableSpace(folder.resolve("a/b")).orElseThrow()).isPositive();
        assertThat(machine.availableMemory().orElseThrow()).isPositive();
    }

    @Test
    void theLimitOfAContainerCountsButNotWhatItHasOnlyCached(@TempDir Path root) throws Exception {
        Path cgroup = Files.createDirectories(root.resolve("sys/fs/cgroup"));
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(root.resolve("proc/meminfo"), "MemAvailable:  8388608 kB\n");
        Files.writeString(cgroup.resolve("memory.max"), "max\n");
        Files.writeString(cgroup.resolve("memory.current"), "900000\n");
        assertThat(new LinuxMachine(root).availableMemory()).hasValue(8L << 30);
        Files.writeString(cgroup.resolve("memory.max"), "1000000\n");
        Files.writeString(cgroup.resolve("memory.stat"), "file 9\ninactive_file 50000\n");
        assertThat(new LinuxMachine(root).availableMemory()).hasValue(150_000);
    }

    @Test
    void swapThatIsFreeIsMemoryAndOddLinesAreNone() {
        assertThat(
                        MemoryFigures.available(
                                List.of(
                                        "",
                                        "MemAvailable: 2 kB",
                                        "SwapFree:  1 kB",
                                        "MemAvailable")))
                .hasValue(3 * 1024);
        assertThat(MemoryFigures.available(List.of("MemAvailable: lots kB"))).isEmpty();
    }

    @Test
    void socketsThatDoNotListenAndLinesThatAreNoneAreNotTaken() {
        List<String> lines =
                List.of(
                        "  sl  local_address rem_address   st",
                        "",
                        "   0: 0100007F:1F90 00000000:0000 01 0:0 00:0 0 0 0 77 1",
                        "   1: nonsense 00000000:0000 0A 0:0 00:0 0 0 0 78 1",
                        "   2: 0100007F:1F90 00000000:0000 0A 0:0 00:0 0 0 0 79 1");
        assertThat(ListeningSockets.inode(lines, 8080)).contains("79");
        assertThat(ListeningSockets.inode(lines, 8081)).isEmpty();
    }
}

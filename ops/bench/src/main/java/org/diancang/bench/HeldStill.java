package org.diancang.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.product.Product;

/** Services that take no time of the machine while another is measured; closing lets them go on. */
final class HeldStill implements AutoCloseable {
    private final List<Long> processes;

    private HeldStill(List<Long> processes) {
        this.processes = processes;
    }

    /** Holds what reads and shows what crawls wrote: indexer and replay. */
    static HeldStill readers(Product product) {
        HeldStill held = new HeldStill(Stream.of("indexer", "replay").map(product::pid).toList());
        held.signal("STOP");
        return held;
    }

    private void signal(String name) {
        List<String> line = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(pid -> line.add(String.valueOf(pid)));
        try {
            if (new ProcessBuilder(line).start().waitFor() != 0) {
                throw new LauncherException("can't signal " + processes);
            }
        } catch (IOException e) {
            throw new LauncherException("can't signal " + processes + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while services were signalled", e);
        }
    }

    @Override
    public void close() {
        signal("CONT");
    }
}

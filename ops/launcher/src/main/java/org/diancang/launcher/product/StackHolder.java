package org.diancang.launcher.product;

import java.nio.file.Path;
import java.util.List;
import org.diancang.stack.StackPorts;
import org.diancang.stack.StackProcess;

/** The stack that runs now, which is another after its owner was killed. */
final class StackHolder implements AutoCloseable {
    private final Path folder;
    private final StackPorts ports;
    private volatile StackProcess running;

    StackHolder(Path folder, StackPorts ports) {
        this.folder = folder;
        this.ports = ports;
        this.running = StackProcess.start(folder, ports);
    }

    /** Starts it again, where its owner has ended. */
    void start() {
        running = StackProcess.start(folder, ports);
    }

    StackProcess running() {
        return running;
    }

    List<String> names() {
        return List.of("postgres", "kafka", "elasticsearch");
    }

    @Override
    public void close() {
        running.close();
    }
}

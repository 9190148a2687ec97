package org.diancang.launcher.product;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.stack.Children;
import org.diancang.stack.StackPorts;

/** Another crawler adapter beside that of a running product, on the same data folder. */
public final class ExtraWorker implements AutoCloseable {
    private static final String PREFIX = Service.ADAPTER.title() + "-";

    private final String title;
    private final Process process;
    private final Children children;

    private ExtraWorker(String title, Process process, Children children) {
        this.title = title;
        this.process = process;
        this.children = children;
    }

    /**
     * Starts a worker; it gets crawls once it has said that it is there.
     *
     * @param id its name: lower-case letters, digits and hyphens, and no other worker's
     * @throws LauncherException if the name is no such, or nothing runs on the data folder
     */
    public static ExtraWorker start(Path root, DataFolder data, Addresses addresses, String id) {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,62}") || id.equals("worker-1")) {
            throw new LauncherException(
                    "'"
                            + id
                            + "' can't name another worker: choose lower-case letters, digits and"
                            + " hyphens, such as worker-2");
        }
        Ports ports =
                Ports.read(data)
                        .filter(p -> Files.exists(data.internalSecretFile()))
                        .orElseThrow(
                                () ->
                                        new LauncherException(
                                                "nothing runs on "
                                                        + data.root()
                                                        + "; start it with ./diancang up"));
        ProcessBuilder command = Service.ADAPTER.command(root, data, ports, addresses);
        // Boot joins what is given twice.
        command.command()
                .removeIf(
                        argument ->
                                argument.startsWith("--server.port=")
                                        || argument.startsWith("--diancang.worker.id="));
        command.command()
                .addAll(
                        List.of(
                                "--server.port=" + StackPorts.freePort(),
                                "--diancang.worker.id=" + id));
        String title = PREFIX + id;
        Children children = remembered(data);
        children.endLeftover(title);
        return new ExtraWorker(
                title,
                children.start(title, command, data.logs().resolve(title + ".log")),
                children);
    }

    /** Ends all that run on a data folder: without the product they have nothing to do. */
    static void endAll(DataFolder data) {
        remembered(data).endLeftovers(PREFIX);
    }

    private static Children remembered(DataFolder data) {
        return new Children(data.run().resolve("processes"));
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Done when it has ended, whoever ended it; with its exit code. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void close() {
        Children.end(process.toHandle(), ServiceProcesses.STOP_PATIENCE);
        children.forget(title);
    }
}

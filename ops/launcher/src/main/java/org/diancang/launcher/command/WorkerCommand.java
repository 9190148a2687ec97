package org.diancang.launcher.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.diancang.launcher.product.ExtraWorker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs another worker until it is interrupted. */
@Command(
        name = "worker",
        description = "Run another crawl worker beside a running product, until interrupted.",
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
    @Mixin private InstallationOptions installation = new InstallationOptions();
    @Mixin private AddressOptions addresses = new AddressOptions();

    /** Exit code of a process that was asked to end, as {@code down} does. */
    private static final int TERMINATED = 128 + 15;

    @Option(
            names = "--id",
            paramLabel = "NAME",
            required = true,
            description = "Name of the worker, such as worker-2; each has its own.")
    private String id = "";

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        ExtraWorker worker =
                ExtraWorker.start(
                        InstallationOptions.root(),
                        installation.dataFolder(),
                        addresses.addresses(),
                        id);
        Runtime.getRuntime().addShutdownHook(new Thread(worker::close, "end-worker"));
        out.println("Worker " + id + " runs; Ctrl-C ends it, its crawls go on elsewhere");
        out.flush();
        int code = worker.ended().join();
        boolean inOrder = code == 0 || code == TERMINATED;
        out.println("Worker " + id + (inOrder ? " has ended" : " ended by itself; see its log"));
        out.flush();
        return inOrder ? 0 : 2;
    }
}

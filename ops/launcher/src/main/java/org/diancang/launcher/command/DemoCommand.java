package org.diancang.launcher.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.demo.Demo;
import org.diancang.launcher.demo.Evidence;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.launcher.machine.Machine;
import org.diancang.launcher.product.Addresses;
import org.diancang.launcher.product.Fault;
import org.diancang.launcher.product.Product;
import org.diancang.launcher.product.Supervisor;
import org.diancang.samplesite.SampleSite;
import org.diancang.samplesite.SampleSiteException;
import org.diancang.samplesite.SampleSiteOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Starts everything over the sample site and proves the main job. */
@Command(
        name = "demo",
        description = "Start everything, archive the sample site, prove the chain of one page.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String SAMPLE_ADDRESS = "127.0.0.2";

    @Mixin private InstallationOptions installation = new InstallationOptions();
    @Mixin private PortOption ports = new PortOption();

    @Option(names = "--exit", description = "Stop afterwards; 0 only if every link was verified.")
    private boolean exit;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the evidence as JSON.")
    private @Nullable Path json;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        DataFolder data = installation.dataFolder();
        Supervisor supervisor = new Supervisor(InstallationOptions.root(), data);
        supervisor.hold();
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    interrupted.countDown();
                                    await(stopped);
                                },
                                "stop"));
        try {
            return run(out, data, ports.choose(data), interrupted);
        } finally {
            supervisor.release();
            stopped.countDown();
        }
    }

    private int run(PrintWriter out, DataFolder data, Ports chosen, CountDownLatch interrupted) {
        out.println("Starting on " + data.root());
        out.flush();
        Ports.requireFree(chosen.ofSample(SAMPLE_ADDRESS), Machine.local());
        try (SampleSite sample = sampleSite(chosen);
                Product product =
                        Product.start(
                                InstallationOptions.root(),
                                data,
                                chosen,
                                new Addresses(
                                        List.of(SAMPLE_ADDRESS + "/32"),
                                        Optional.of(DemoSubject.dnsServer(sample))),
                                line -> {
                                    out.println(line);
                                    out.flush();
                                })) {
            Thread demo = Thread.currentThread();
            product.fault().thenRun(demo::interrupt);
            try {
                Evidence evidence =
                        new Demo(chosen, data, out)
                                .run(DemoSubject.of(sample), product.startMillis());
                write(evidence);
                Greeting.print(out, data, chosen);
                if (!exit) {
                    out.println("Running until Ctrl-C");
                    out.flush();
                    await(interrupted);
                }
                sayFault(product);
                return evidence.ok() ? 0 : 1;
            } catch (LauncherException e) {
                sayFault(product);
                throw e;
            }
        }
    }

    /** A fault broke the demo off, whatever came of that: it is what people have to know. */
    private static void sayFault(Product product) {
        Optional<Fault> fault = Optional.ofNullable(product.fault().getNow(null));
        if (fault.isPresent()) {
            // The interruption has done its work, and stopping in order must not be broken off.
            Thread.interrupted();
            throw new LauncherException(fault.get().sentence());
        }
    }

    private static SampleSite sampleSite(Ports ports) {
        try {
            return SampleSite.start(
                    new SampleSiteOptions(
                            SAMPLE_ADDRESS,
                            ports.sampleGovernment(),
                            ports.sampleMuseum(),
                            ports.sampleEconomy(),
                            ports.sampleDns()));
        } catch (SampleSiteException e) {
            throw new LauncherException(
                    e.getMessage() + "; end what holds it, or start with --ports random", e);
        }
    }

    private void write(Evidence evidence) {
        if (json == null) {
            return;
        }
        try {
            Files.writeString(
                    json,
                    new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(evidence)
                            + "\n");
        } catch (IOException e) {
            throw new LauncherException("can't write " + json + ": " + e.getMessage(), e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

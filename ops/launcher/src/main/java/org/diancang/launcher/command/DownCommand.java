package org.diancang.launcher.command;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.erasure.Erasure;
import org.diancang.launcher.erasure.Holdings;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.product.Product;
import org.diancang.launcher.product.Supervisor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops what {@code up} started, and on demand erases all that it kept. */
@Command(
        name = "down",
        description = "Stop everything in order; all data stays, unless --erase is given.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final int MOUNT_POINT = 4;

    @Mixin private InstallationOptions installation = new InstallationOptions();

    @Option(
            names = "--erase",
            description = "Then delete the archive: says what is lost and asks first.")
    private boolean erase;

    @Option(names = "--yes", description = "With --erase: do not ask.")
    private boolean yes;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = CommandOutput.of(spec);
        DataFolder data = installation.named();
        if (erase) {
            return erase(out, data);
        }
        if (!Files.isDirectory(data.root())) {
            out.println("Not up: there is no " + data.root());
        } else {
            stop(out, data);
        }
        out.flush();
        return 0;
    }

    private static void stop(PrintWriter out, DataFolder data) {
        Supervisor supervisor = new Supervisor(InstallationOptions.root(), data);
        if (!supervisor.isRunning()) {
            out.println("Not up on " + data.root());
        } else {
            supervisor.stop();
            out.println("Stopped; the data stays in " + data.root());
        }
    }

    private int erase(PrintWriter out, DataFolder data) {
        Erasure erasure = Erasure.of(data, InstallationOptions.root(), mounts());
        out.println("Erasing " + data.root() + " loses for good:");
        Holdings.of(data).lines().forEach(line -> out.println("  " + line));
        out.flush();
        if (!yes && !isConfirmed(out, data)) {
            out.println("Nothing was erased or stopped.");
            out.flush();
            return 1;
        }
        Supervisor supervisor = new Supervisor(InstallationOptions.root(), data);
        if (supervisor.isRunning()) {
            supervisor.stop();
        }
        Product.endLeftovers(data);
        List<String> left = erasure.run();
        out.println("Erased.");
        if (!left.isEmpty()) {
            out.println(
                    "Left in " + data.root() + ", as not Diancang's: " + String.join(", ", left));
        }
        out.flush();
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // It still is null where -Djdk.console=java.base is set.
    private static boolean isConfirmed(PrintWriter out, DataFolder data) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new LauncherException(
                    "there is no terminal to ask at, so nothing was erased; give --yes to erase"
                            + " without being asked");
        }
        String name = String.valueOf(data.root().getFileName());
        out.print("Type the name of the folder, " + name + ", to erase it: ");
        out.flush();
        String typed = console.readLine();
        return typed != null && typed.strip().equals(name);
    }

    private static List<Path> mounts() {
        try {
            return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                    .map(line -> line.split(" "))
                    .filter(words -> words.length > MOUNT_POINT)
                    .map(words -> Path.of(words[MOUNT_POINT].replace("\\040", " ")))
                    .toList();
        } catch (IOException e) {
            throw new LauncherException(
                    "can't tell what is mounted below the data folder (" + e.getMessage() + ")", e);
        }
    }
}

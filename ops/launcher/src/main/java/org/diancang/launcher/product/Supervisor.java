package org.diancang.launcher.product;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import org.diancang.launcher.installation.Ports;
import org.diancang.stack.Children;

/** Keeps a product running in the background of {@code up}, until {@code down}. */
public final class Supervisor {
    private static final String READY = "READY";
    private static final String FAILED = "FAILED ";
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Path root;
    private final DataFolder data;
    private final Clock clock = Clock.systemUTC();

    /** Of one installation. */
    public Supervisor(Path root, DataFolder data) {
        this.root = root;
        this.data = data;
    }

    private Path pidFile() {
        return data.run().resolve("supervisor.pid");
    }

    private Path progressFile() {
        return data.run().resolve("supervisor.progress");
    }

    private Path lastWordsFile() {
        return data.run().resolve("supervisor.stopped");
    }

    /** Why the last start stopped by itself; empty if it did not, or a later start runs. */
    public Optional<String> lastWords() {
        try {
            return Files.exists(lastWordsFile())
                    ? Optional.of(Files.readString(lastWordsFile()).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new LauncherException("can't read " + lastWordsFile() + ": " + e.getMessage(), e);
        }
    }

    /** Whether one held this data folder and ended without giving it free: it was killed. */
    public boolean wasKilled() {
        return Files.exists(pidFile()) && !isRunning();
    }

    /** Whether one holds this data folder now. */
    public boolean isRunning() {
        return ProcessHandle.of(pid())
                .filter(ProcessHandle::isAlive)
                .filter(this::isOurs)
                .isPresent();
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().map(c -> c.contains("org.diancang")).orElse(true);
    }

    private long pid() {
        try {
            return Files.exists(pidFile())
                    ? Long.parseLong(Files.readString(pidFile()).strip())
                    : -1;
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    /** Marks this data folder as held by this very process. */
    public void hold() {
        if (isRunning() && pid() != ProcessHandle.current().pid()) {
            throw new LauncherException(
                    "another start holds " + data.root() + "; stop it with ./diancang down");
        }
        try {
            Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n");
            Files.writeString(progressFile(), "");
            Files.deleteIfExists(lastWordsFile());
        } catch (IOException e) {
            throw new LauncherException("can't write " + pidFile() + ": " + e.getMessage(), e);
        }
    }

    /** Gives the data folder free. */
    public void release() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new LauncherException("can't delete " + pidFile() + ": " + e.getMessage(), e);
        }
    }

    /** The background process: starts, waits for SIGTERM, stops. */
    public int supervise(Ports ports, Addresses addresses) {
        hold();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    stop.countDown();
                                    await(stopped);
                                },
                                "stop"));
        try (Product product = Product.start(root, data, ports, addresses, this::note)) {
            note(
                    "  everything      ready after %5.1f s"
                            .formatted(product.startMillis().getOrDefault("total", 0L) / 1000.0));
            note(READY);
            product.mustStop()
                    .thenAccept(
                            fault -> {
                                speakLast(fault.sentence());
                                stop.countDown();
                            });
            await(stop);
            return lastWords().isPresent() ? 2 : 0;
        } catch (LauncherException e) {
            note(FAILED + e.getMessage());
            return 2;
        } finally {
            release();
            stopped.countDown();
        }
    }

    private void speakLast(String sentence) {
        log("! " + sentence);
        try {
            Files.writeString(lastWordsFile(), clock.instant() + " " + sentence + "\n");
        } catch (IOException e) {
            log("! can't write " + lastWordsFile() + ": " + e.getMessage());
        }
    }

    /** To the terminal of {@code up} while it waits, and to the log. */
    private void note(String line) {
        log(line);
        try {
            Files.writeString(
                    progressFile(),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new LauncherException("can't write " + progressFile() + ": " + e.getMessage(), e);
        }
    }

    /** Standard output is {@code logs/supervisor.log}. */
    private void log(String line) {
        System.out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + line);
    }

    /**
     * Starts the background process and prints its progress until all is ready.
     *
     * @throws LauncherException with the reason if it does not come up
     */
    public void startInBackground(List<String> arguments, PrintWriter out) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dfile.encoding=UTF-8",
                                "-Ddiancang.root=" + root,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.diancang.launcher.Diancang",
                                "supervise",
                                "--data",
                                data.root().toString()));
        line.addAll(arguments);
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(setsid)) {
            line.add(0, setsid.toString());
        }
        try {
            Files.deleteIfExists(progressFile());
            Process process =
                    new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            data.logs().resolve("supervisor.log").toFile()))
                            .start();
            process.getOutputStream().close();
            follow(process, out);
        } catch (IOException e) {
            throw new LauncherException("can't start in the background: " + e.getMessage(), e);
        }
    }

    private void follow(Process process, PrintWriter out) throws IOException {
        int printed = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            boolean ended = hasEnded(process);
            List<String> lines =
                    Files.exists(progressFile()) ? Files.readAllLines(progressFile()) : List.of();
            for (String line : lines.subList(printed, lines.size())) {
                if (line.equals(READY)) {
                    return;
                }
                if (line.startsWith(FAILED)) {
                    throw new LauncherException(line.substring(FAILED.length()));
                }
                out.println(line);
                out.flush();
            }
            printed = lines.size();
            if (ended) {
                break;
            }
        }
        throw new LauncherException(
                "it did not come up; see " + data.logs().resolve("supervisor.log"));
    }

    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("interrupted while starting", e);
        }
    }

    /** Stops the background process and waits until everything has ended. */
    public void stop() {
        ProcessHandle.of(pid()).ifPresent(p -> Children.end(p, Duration.ofSeconds(150)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.diancang.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Child processes, remembered on disk by process id and start time, so that those of a start that
 * was killed are ended by the next.
 */
public final class Children {
    private final Path folder;

    /** Remembers in a folder, created where absent. */
    public Children(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts a process whose output goes to a log file.
     *
     * @param name under which it is remembered
     * @throws StackException if it can't be started
     */
    public Process start(String name, ProcessBuilder builder, Path log) {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(Optional.ofNullable(log.getParent()).orElse(log));
            Process process =
                    builder.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            Files.writeString(folder.resolve(name), identity(process.toHandle()));
            return process;
        } catch (IOException e) {
            throw new StackException(
                    "can't start " + name + ": " + e.getMessage() + "; see " + log, e);
        }
    }

    /** Ends what an earlier start left running under a name, and waits for it. */
    public void endLeftover(String name) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                return;
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() == 2) {
                ProcessHandle.of(Long.parseLong(lines.get(0)))
                        .filter(p -> identity(p).equals(lines.get(0) + "\n" + lines.get(1)))
                        .ifPresent(p -> end(p, Duration.ofSeconds(15)));
            }
            Files.deleteIfExists(file);
        } catch (IOException | NumberFormatException e) {
            throw new StackException("can't read " + file + "; delete it: " + e.getMessage(), e);
        }
    }

    /** Ends all that earlier or other starts left running under names that begin so. */
    public void endLeftovers(String prefix) {
        try (Stream<Path> all = Files.exists(folder) ? Files.list(folder) : Stream.of()) {
            all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .forEach(this::endLeftover);
        } catch (IOException e) {
            throw new StackException("can't list " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Forgets a process that was ended in order. */
    public void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new StackException("can't delete " + folder.resolve(name), e);
        }
    }

    /** Asks a process and its descendants to end, and ends them by force when the time is up. */
    public static void end(ProcessHandle process, Duration patience) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            process.destroyForcibly();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static String identity(ProcessHandle process) {
        return process.pid()
                + "\n"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}

package org.diancang.replay.screenshot;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.util.unit.DataSize;

/** A browser that runs, with all processes that come from it. */
final class BrowserProcess implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final Process process;

    /** Those whose parent has died are no descendants any more, so all that were seen are kept. */
    private final Set<ProcessHandle> seen = new HashSet<>();

    private BrowserProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param folder where it may write
     */
    static BrowserProcess start(List<String> command, Path folder) throws IOException {
        BrowserProcess started =
                start(command, folder, builder -> builder.redirectOutput(Redirect.DISCARD));
        started.process.getOutputStream().close();
        return started;
    }

    /** Starts one that is told over its pipes what to do. */
    static BrowserProcess piped(List<String> command, Path folder) throws IOException {
        return start(command, folder, _ -> {});
    }

    private static BrowserProcess start(
            List<String> command, Path folder, Consumer<ProcessBuilder> streams)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        streams.accept(builder);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(Set.of("PATH", "LANG", "LC_ALL"));
        for (String place : List.of("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")) {
            environment.put(place, folder.toString());
        }
        return new BrowserProcess(builder.start());
    }

    /** Its pipes. */
    BrowserPipe pipe() {
        return new BrowserPipe(process.getInputStream(), process.getOutputStream());
    }

    /** How it came to an end, or should come to one. */
    enum End {
        BY_ITSELF,
        TIME,
        MEMORY
    }

    /** Waits until it has ended by itself, or has used up the time or the memory that it has. */
    End end(Duration time, DataSize memory) {
        long end = System.nanoTime() + time.toNanos();
        try {
            while (System.nanoTime() < end) {
                if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return End.BY_ITSELF;
                }
                look();
                if (bytes() > memory.toBytes()) {
                    return End.MEMORY;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return End.TIME;
    }

    private synchronized void look() {
        process.descendants().forEach(seen::add);
    }

    /** What all of them have in memory, shared pages in parts; 0 where nobody can tell. */
    private synchronized long bytes() {
        return seen.stream().mapToLong(one -> bytes(one.pid())).sum() + bytes(process.pid());
    }

    private static long bytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .sum();
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** Ends it and all that came from it. */
    @Override
    public synchronized void close() {
        look();
        process.destroyForcibly();
        seen.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

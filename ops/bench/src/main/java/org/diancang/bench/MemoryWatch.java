package org.diancang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks each second at the memory of the engines and the adapter that this process has started, by
 * Linux's {@code /proc}.
 */
final class MemoryWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]{1,12}) kB");
    private static final Pattern HEAP = Pattern.compile("-Xmx([0-9]{1,9}[kKmMgG])");

    private final Map<Kind, Seen> seen = new TreeMap<>();
    private final Thread looking;
    private volatile boolean stopped;

    /** What is looked at. */
    enum Kind {
        /** Of a crawl. */
        ENGINE("org.diancang.engine.EngineProcess"),
        /** The worker's service. */
        ADAPTER("crawler-adapter.jar");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }
    }

    /**
     * Resident memory in MB of all processes of a kind, and how many there were at once at most.
     */
    private static final class Seen {
        private long looks;
        private long sum;
        private long most;
        private int atOnce;
        private String heap = "?";
    }

    private MemoryWatch() {
        this.looking = Thread.ofVirtual().name("memory").unstarted(this::run);
    }

    static MemoryWatch begin() {
        MemoryWatch watch = new MemoryWatch();
        watch.looking.start();
        return watch;
    }

    private void run() {
        while (!stopped) {
            Map<Kind, Integer> now = new TreeMap<>();
            ProcessHandle.current()
                    .descendants()
                    .forEach(process -> kind(process).ifPresent(kind -> look(process, kind, now)));
            synchronized (seen) {
                now.forEach((kind, n) -> of(kind).atOnce = Math.max(of(kind).atOnce, n));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Optional<Kind> kind(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        for (Kind kind : Kind.values()) {
            if (line.contains(kind.mark)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private void look(ProcessHandle process, Kind kind, Map<Kind, Integer> now) {
        long resident = resident(process.pid());
        if (resident == 0) {
            return;
        }
        now.merge(kind, 1, Integer::sum);
        Matcher heap = HEAP.matcher(process.info().commandLine().orElse(""));
        synchronized (seen) {
            Seen all = of(kind);
            all.looks++;
            all.sum += resident;
            all.most = Math.max(all.most, resident);
            all.heap = heap.find() ? heap.group(1) : all.heap;
        }
    }

    private Seen of(Kind kind) {
        return seen.computeIfAbsent(kind, k -> new Seen());
    }

    /** MB; 0 where it has ended meanwhile. */
    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .map(RESIDENT::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(m -> Long.parseLong(m.group(1)) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Largest resident memory of one process of a kind so far, in MB. */
    long most(Kind kind) {
        synchronized (seen) {
            return of(kind).most;
        }
    }

    /** Processes of a kind at once at most. */
    int atOnce(Kind kind) {
        synchronized (seen) {
            return of(kind).atOnce;
        }
    }

    /** A line for each kind. */
    List<String> lines() {
        synchronized (seen) {
            return seen.entrySet().stream()
                    .map(
                            e ->
                                    "memory of %s: resident %d MB in the mean, %d MB at most; heap maximum %s; %d at once at most"
                                            .formatted(
                                                    e.getKey(),
                                                    e.getValue().sum
                                                            / Math.max(1, e.getValue().looks),
                                                    e.getValue().most,
                                                    e.getValue().heap,
                                                    e.getValue().atOnce))
                    .toList();
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}

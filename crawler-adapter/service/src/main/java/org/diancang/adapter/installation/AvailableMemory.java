package org.diancang.adapter.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory that can be had without swapping, by Linux: the machine's, or what its cgroup leaves. */
final class AvailableMemory {
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+([0-9]{1,15}) kB");
    private static final Pattern CACHED = Pattern.compile("inactive_file ([0-9]{1,18})");
    private static final long KILO = 1024;

    private final Path root;

    /** Read from {@code proc} and {@code sys} below a root. */
    AvailableMemory(Path root) {
        this.root = root;
    }

    /** In bytes; empty where nobody says. */
    OptionalLong bytes() {
        OptionalLong machine = figure(root.resolve("proc/meminfo"), AVAILABLE, KILO);
        Path cgroup = root.resolve("sys/fs/cgroup");
        OptionalLong most =
                figure(cgroup.resolve("memory.max"), Pattern.compile("([0-9]{1,18})"), 1);
        OptionalLong used =
                figure(cgroup.resolve("memory.current"), Pattern.compile("([0-9]{1,18})"), 1);
        if (most.isEmpty() || used.isEmpty()) {
            return machine;
        }
        // Pages of files that were read count as used, though they go as soon as memory is wanted.
        long cached = figure(cgroup.resolve("memory.stat"), CACHED, 1).orElse(0);
        long left = Math.max(0, most.getAsLong() - used.getAsLong() + cached);
        return OptionalLong.of(Math.min(left, machine.orElse(left)));
    }

    private static OptionalLong figure(Path file, Pattern line, long unit) {
        return lines(file).stream()
                .map(line::matcher)
                .filter(Matcher::matches)
                .mapToLong(m -> Long.parseLong(m.group(1)) * unit)
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}

package org.diancang.launcher.machine;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of {@code /proc/meminfo}, such as {@code MemAvailable: 123456 kB}. */
final class MemoryFigures {
    private static final Pattern LINE = Pattern.compile("(\\w+):\\s+([0-9]{1,15})(?: kB)?");
    private static final Pattern CGROUP_LINE = Pattern.compile("inactive_file ([0-9]{1,15})");
    private static final long KILO = 1024;

    private MemoryFigures() {}

    /** Memory available without swapping, and free swap; empty if the first is not there. */
    static OptionalLong available(List<String> lines) {
        OptionalLong memory = figure(lines, "MemAvailable");
        return memory.isPresent()
                ? OptionalLong.of(memory.getAsLong() + figure(lines, "SwapFree").orElse(0))
                : memory;
    }

    /** {@code inactive_file} of a cgroup's {@code memory.stat}, in bytes; 0 if it is not there. */
    static long inactiveFiles(List<String> lines) {
        return lines.stream()
                .map(CGROUP_LINE::matcher)
                .filter(Matcher::matches)
                .mapToLong(m -> Long.parseLong(m.group(1)))
                .findFirst()
                .orElse(0);
    }

    private static OptionalLong figure(List<String> lines, String name) {
        return lines.stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(m -> m.group(1).equals(name))
                .mapToLong(m -> Long.parseLong(m.group(2)) * KILO)
                .findFirst();
    }
}

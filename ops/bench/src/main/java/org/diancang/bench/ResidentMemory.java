package org.diancang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process in MB, by Linux's {@code /proc}. */
record ResidentMemory(ProcessHandle process) {
    long now() {
        return megabytes("VmRSS:");
    }

    /** The most since the process began. */
    long most() {
        return megabytes("VmHWM:");
    }

    private long megabytes(String field) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("the memory of a process can't be told", e);
        }
    }
}

package org.diancang.launcher.product;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.machine.Machine;
import org.diancang.launcher.machine.Size;

/** What the product needs of a machine. */
public final class Needs {
    private static final long MIB = 1024 * 1024;

    /** Memory to start with: all parts, one engine and room for a second. */
    public static final long MEMORY = 3072 * MIB;

    /** Room on the disk to start with. */
    public static final long SPACE = 1024 * MIB;

    /** Below this, running engines pause their crawls (their {@code DiskSpaceMonitor}). */
    static final long SPACE_TO_CRAWL = 512 * MIB;

    /** Below this, everything is stopped while databases can still write what they must. */
    static final long SPACE_TO_RUN = 128 * MIB;

    private Needs() {}

    /** A sentence if there is too little memory to start. */
    public static Optional<String> memoryMissing(Machine machine) {
        OptionalLong available = machine.availableMemory();
        return available.isPresent() && available.getAsLong() < MEMORY
                ? Optional.of(
                        "only "
                                + Size.of(available.getAsLong())
                                + " of memory is free and a start needs "
                                + Size.of(MEMORY)
                                + "; end other programs, or take a machine with more")
                : Optional.empty();
    }

    /** A sentence if there is too little room to start. */
    public static Optional<String> spaceMissing(Machine machine, Path data) {
        OptionalLong usable = machine.usableSpace(data);
        return usable.isPresent() && usable.getAsLong() < SPACE
                ? Optional.of(
                        "only "
                                + Size.of(usable.getAsLong())
                                + " is free on the disk of "
                                + data
                                + " and a start needs "
                                + Size.of(SPACE)
                                + "; make room there, or choose a folder on another disk with --data")
                : Optional.empty();
    }

    /**
     * Looks whether a start can succeed.
     *
     * @throws LauncherException with the sentence if not
     */
    static void require(Machine machine, Path data) {
        memoryMissing(machine)
                .or(() -> spaceMissing(machine, data))
                .ifPresent(
                        sentence -> {
                            throw new LauncherException(sentence);
                        });
    }
}

package org.diancang.launcher.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What this machine has at this moment; tests put another in its place. */
public interface Machine {
    /** This one. */
    static Machine local() {
        return new LinuxMachine(Path.of("/"));
    }

    /**
     * Bytes of memory that new processes can have, swap included and the limit of a container
     * heeded; empty where the system does not say.
     */
    OptionalLong availableMemory();

    /** Bytes that may still be written where a path lies, or would lie once it is made. */
    OptionalLong usableSpace(Path path);

    /** Whether a port of a local address can be listened on. */
    boolean isFree(String address, int port);

    /** Who listens on a port; empty where it can't be told. */
    Optional<PortHolder> holder(int port);

    /** What a program prints, up to 64 KB; empty if it can't be run or fails. */
    Optional<String> output(List<String> command);
}

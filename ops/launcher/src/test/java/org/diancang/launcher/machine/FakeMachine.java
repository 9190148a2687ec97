package org.diancang.launcher.machine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A machine with plenty of everything, until a test takes some of it away. */
public final class FakeMachine implements Machine {
    private final Map<Integer, Optional<PortHolder>> taken = new HashMap<>();
    private OptionalLong memory = OptionalLong.of(1L << 40);
    private OptionalLong space = OptionalLong.of(1L << 40);

    /** Memory that is free from now on. */
    public FakeMachine memory(long bytes) {
        memory = OptionalLong.of(bytes);
        return this;
    }

    /** Room on the disk from now on. */
    public FakeMachine space(long bytes) {
        space = OptionalLong.of(bytes);
        return this;
    }

    /** A port that is in use from now on. */
    public FakeMachine taken(int port, Optional<PortHolder> holder) {
        taken.put(port, holder);
        return this;
    }

    @Override
    public OptionalLong availableMemory() {
        return memory;
    }

    @Override
    public OptionalLong usableSpace(Path path) {
        return space;
    }

    @Override
    public boolean isFree(String address, int port) {
        return !taken.containsKey(port);
    }

    @Override
    public Optional<PortHolder> holder(int port) {
        return taken.getOrDefault(port, Optional.empty());
    }

    @Override
    public Optional<String> output(List<String> command) {
        return Optional.empty();
    }
}

package org.diancang.launcher.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The states of all parts, kept in {@code run/parts.json} for {@code ./diancang status}.
 * Thread-safe.
 */
public final class PartStates {
    private static final String FILE = "parts.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Map<String, PartState> states = new TreeMap<>();

    PartStates(DataFolder data) {
        this.file = data.run().resolve(FILE);
    }

    /** Takes a state; answers whether it is another than before. */
    synchronized boolean put(PartState state) {
        PartState before = states.put(state.name(), state);
        if (state.equals(before)) {
            return false;
        }
        Path fresh = file.resolveSibling(FILE + ".new");
        try {
            Files.writeString(fresh, JSON.writeValueAsString(states.values()));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LauncherException("can't write " + file + ": " + e.getMessage(), e);
        }
        return true;
    }

    /** Whether a part was last noticed to run, or was not noticed yet. */
    synchronized boolean isUp(String name) {
        PartState state = states.get(name);
        return state == null || state.up();
    }

    /** What the last start noticed, by name of the part; empty before the first start. */
    public static Map<String, PartState> read(DataFolder data) {
        Path file = data.run().resolve(FILE);
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            List<PartState> all =
                    JSON.readValue(Files.readString(file), new TypeReference<List<PartState>>() {});
            Map<String, PartState> byName = new TreeMap<>();
            all.forEach(state -> byName.put(state.name(), state));
            return byName;
        } catch (IOException | JacksonException e) {
            throw new LauncherException("can't read " + file + "; delete it", e);
        }
    }
}

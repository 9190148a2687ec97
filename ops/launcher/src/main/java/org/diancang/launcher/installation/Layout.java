package org.diancang.launcher.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.diancang.launcher.LauncherException;

/**
 * The version of a data folder's layout, a number in {@code {data}/version}; a folder without that
 * file has version 0. It says where files lie, not what is in the database or the topics, which
 * keep versions of their own.
 */
public final class Layout {
    /** Name of the file in the data folder that holds the version. */
    public static final String FILE = "version";

    private static final int LONGEST_FILE = 100;

    private static final List<LayoutStep> STEPS =
            List.of(new LayoutStep(1, "give the folder a layout version", data -> {}));

    private final List<LayoutStep> steps;

    private Layout(List<LayoutStep> steps) {
        this.steps = steps;
    }

    /** The layout that this Diancang knows. */
    public static Layout known() {
        return new Layout(STEPS);
    }

    static Layout of(List<LayoutStep> steps) {
        return new Layout(List.copyOf(steps));
    }

    /** The version that {@link #upgrade} leads to. */
    public int current() {
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).to();
    }

    /**
     * The version of a folder.
     *
     * @throws LauncherException if the file holds no number or a greater one than is known
     */
    public int require(DataFolder data) {
        int version = read(data);
        if (version > current()) {
            throw new LauncherException(
                    "the data folder "
                            + data.root()
                            + " has layout version "
                            + version
                            + ", and this Diancang knows versions up to "
                            + current()
                            + "; use the Diancang that made it, or a later one");
        }
        return version;
    }

    /**
     * Brings a folder to the current version, one step after the other. Nothing else may run on it.
     *
     * @param say gets a line for every step
     * @throws LauncherException if a step fails; those before it stay done
     */
    public void upgrade(DataFolder data, Consumer<String> say) {
        int version = require(data);
        for (LayoutStep step : steps) {
            if (step.to() <= version) {
                continue;
            }
            say.accept(
                    "  Data folder of layout version %d becomes version %d: %s"
                            .formatted(step.to() - 1, step.to(), step.name()));
            step.work().accept(data);
            write(data, step.to());
        }
    }

    /** Marks a folder that was just made as one of the current version. */
    void mark(DataFolder data) {
        write(data, current());
    }

    /** Whether a folder says its version; other programs have files of that name, too. */
    static boolean isMarked(Path root) {
        Path file = root.resolve(FILE);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= LONGEST_FILE
                    && Files.readString(file, StandardCharsets.ISO_8859_1)
                            .strip()
                            .matches("[0-9]{1,9}");
        } catch (IOException e) {
            return false;
        }
    }

    private static int read(DataFolder data) {
        Path file = data.root().resolve(FILE);
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new NumberFormatException();
            }
            return Integer.parseUnsignedInt(
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip());
        } catch (NumberFormatException e) {
            throw new LauncherException(
                    file
                            + " does not hold a layout version, a number alone; put back the file as"
                            + " it was",
                    e);
        } catch (IOException e) {
            throw new LauncherException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void write(DataFolder data, int version) {
        Path file = data.root().resolve(FILE);
        Path fresh = data.root().resolve(FILE + ".new");
        try {
            Files.writeString(fresh, version + "\n");
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LauncherException("can't write " + file + ": " + e.getMessage(), e);
        }
    }
}

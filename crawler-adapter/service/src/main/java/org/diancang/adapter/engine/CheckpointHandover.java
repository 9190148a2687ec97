package org.diancang.adapter.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a Heritrix folder that begins where a checkpoint under an earlier epoch ends. The earlier
 * one is left alone: its engine may still write there, held up with its worker, and two in one
 * database would be its end.
 */
public final class CheckpointHandover {
    private static final Logger log = LoggerFactory.getLogger(CheckpointHandover.class);
    private static final String MANIFEST = "jdbfiles.manifest";

    /** Heritrix's mark of a checkpoint that it has written to the end. */
    private static final String STAMP = "valid";

    private CheckpointHandover() {}

    /**
     * Whether a checkpoint can be gone on from. While one is written, the one before it loses its
     * list of database files first and its folder last: killed in between, an engine leaves neither
     * whole, and another would die of them.
     */
    public static boolean isWhole(Path heritrixFolder, String checkpoint) {
        return Files.exists(heritrixFolder.resolve("checkpoints", checkpoint, STAMP))
                && Files.exists(heritrixFolder.resolve("state", checkpoint, MANIFEST));
    }

    /**
     * Takes a checkpoint over.
     *
     * @param theirs Heritrix folder in which it was made
     * @param ours folder that does not exist yet
     * @return the new folder; empty where the checkpoint is not whole
     */
    public static Optional<Path> take(Path theirs, String checkpoint, Path ours) {
        try {
            copyFolder(
                    theirs.resolve("checkpoints").resolve(checkpoint),
                    ours.resolve("checkpoints").resolve(checkpoint));
            Path state = theirs.resolve("state");
            Path described = state.resolve(checkpoint);
            copyFolder(described, ours.resolve("state").resolve(checkpoint));
            for (String line : Files.readAllLines(described.resolve(MANIFEST))) {
                takeFile(state, line, ours.resolve("state"));
            }
            return Optional.of(ours);
        } catch (IOException e) {
            log.warn("checkpoint {} in {} can't be taken over: {}", checkpoint, theirs, e);
            return Optional.empty();
        }
    }

    /**
     * Takes one file of the database, as long as it was at the checkpoint.
     *
     * @param line of the manifest: {@code name,length}
     */
    private static void takeFile(Path state, String line, Path target) throws IOException {
        List<String> parts = List.of(line.split(",", -1));
        if (parts.size() != 2 || !parts.getLast().matches("[0-9]{1,18}")) {
            throw new IOException("not a line of a manifest: '" + line + "'");
        }
        Path source = state.resolve(parts.getFirst());
        long length = Long.parseLong(parts.getLast());
        long actual = Files.size(source);
        if (actual < length) {
            throw new IOException(source + " has " + actual + " of " + length + " bytes");
        }
        Path file = target.resolve(parts.getFirst());
        if (actual == length) {
            // A file that is not the last is never written again, only deleted.
            Files.createLink(file, source);
        } else {
            copy(source, length, file);
        }
    }

    private static void copy(Path source, long length, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(source);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            long left = length;
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw new IOException(source + " became shorter");
                }
                out.write(buffer, 0, n);
                left -= n;
            }
        }
    }

    private static void copyFolder(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }
}

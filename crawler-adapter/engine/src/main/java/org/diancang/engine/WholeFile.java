package org.diancang.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is replaced as a whole: who reads it finds the old one or the new one. */
final class WholeFile {
    private final Path path;

    WholeFile(Path path) {
        this.path = path;
    }

    /** Writes the content of a file; it may close the stream. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces the file; fails without touching the old one. */
    void replace(Content content) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            content.writeTo(out);
        }
        Files.move(
                fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

package org.diancang.indexer.cdx.tool;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.diancang.indexer.cdx.tool.files.CdxFileException;
import org.diancang.indexer.cdx.tool.files.LineSink;
import org.diancang.indexer.cdx.tool.files.LineStream;
import org.diancang.indexer.cdx.tool.files.ReaderGoneException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where lines go. */
final class OutputOption {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write to this file, gzipped if its name ends in .gz; it is there once it is"
                            + " whole. Otherwise: standard output.")
    private @Nullable Path file;

    /**
     * Lets lines be written; a file appears under its name when all are.
     *
     * @throws CdxFileException if they can't be
     */
    void write(Console console, Consumer<LineSink> content) {
        Path target = file;
        try {
            if (target == null) {
                content.accept(new LineStream("standard output", console.out()));
                console.out().flush();
            } else if (Files.exists(target) && !Files.isRegularFile(target)) {
                // A device or pipe is written to; it must never be replaced by a file.
                writeTo(target, target, content);
            } else {
                replace(Files.exists(target) ? target.toRealPath() : target, content);
            }
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                throw new ReaderGoneException();
            }
            throw new CdxFileException(
                    "can't write " + (target == null ? "standard output" : target) + ": " + e);
        }
    }

    private static void replace(Path target, Consumer<LineSink> content) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            writeTo(part, target, content);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void writeTo(Path path, Path named, Consumer<LineSink> content)
            throws IOException {
        try (OutputStream out = open(path, named.toString().endsWith(".gz"))) {
            content.accept(new LineStream(path.toString(), out));
        }
    }

    private static OutputStream open(Path path, boolean gzip) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        return gzip ? new GZIPOutputStream(out, 1 << 16) : out;
    }
}

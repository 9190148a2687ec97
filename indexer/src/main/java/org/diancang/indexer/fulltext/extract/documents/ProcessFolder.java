package org.diancang.indexer.fulltext.extract.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one process: the document that it reads, what its parsers put aside, its log. What a
 * process that was ended leaves behind is deleted before the next one starts.
 */
final class ProcessFolder {
    private static final String LOGGING =
            """
            handlers=java.util.logging.FileHandler
            .level=SEVERE
            java.util.logging.FileHandler.pattern=%s
            java.util.logging.FileHandler.limit=1000000
            java.util.logging.FileHandler.count=1
            java.util.logging.FileHandler.append=true
            java.util.logging.FileHandler.encoding=UTF-8
            java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
            """;

    private final Path root;

    /** Makes the folder; what was in it is deleted. */
    ProcessFolder(Path root) {
        this.root = root;
        try {
            delete(root);
            Files.createDirectories(temporary());
            try (InputStream tika = ProcessFolder.class.getResourceAsStream("/fulltext/tika.xml")) {
                if (tika == null) {
                    throw new IOException("no fulltext/tika.xml on the class path");
                }
                Files.copy(tika, tikaXml());
            }
            Files.writeString(
                    logging(),
                    // A percent sign begins a placeholder there.
                    LOGGING.formatted(root.resolve("parsers.log").toString().replace("%", "%%")));
        } catch (IOException e) {
            throw new UncheckedIOException("can't make the folder of parsers " + root, e);
        }
    }

    Path tikaXml() {
        return root.resolve("tika.xml");
    }

    /** Options of a JVM by which nothing of it gets out of this folder. */
    List<String> options() {
        return List.of(
                "-Djava.io.tmpdir=" + temporary(),
                "-Djava.util.logging.config.file=" + logging(),
                // What PDFBox knows of the fonts of this machine; costly to find out.
                "-Dpdfbox.fontcache=" + root,
                "-XX:ErrorFile=" + root.resolve("crash.log"));
    }

    /** Puts a document there. */
    Path hold(byte[] document) throws IOException {
        return Files.write(root.resolve("document"), document);
    }

    /** Deletes the document, and what its parsers put aside. */
    void clear() {
        try {
            Files.deleteIfExists(root.resolve("document"));
            try (Stream<Path> left = Files.list(temporary())) {
                for (Path path : left.toList()) {
                    delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't clear " + root, e);
        }
    }

    void delete() {
        try {
            delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + root, e);
        }
    }

    private Path temporary() {
        return root.resolve("temp");
    }

    private Path logging() {
        return root.resolve("logging.properties");
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}

package org.diancang.indexer.fulltext.extract.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one process: the document that it reads, what its parsers put aside, its log. What a
 * process that was ended leaves behind is deleted before the next one starts.
 */
final class ProcessFolder {
    private static final Logger log = LoggerFactory.getLogger(ProcessFolder.class);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

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

    /**
     * What a process may put aside for one document, and what any file of it may be long: far more
     * than parsers need for a payload of the size that is read.
     */
    static final long DISK_BYTES = 512L << 20;

    /**
     * Java behind a shell, which alone can send what the virtual machine itself says into a file,
     * and limit files (in blocks of 512 bytes). What an earlier process said is kept once.
     */
    private static final String START =
            """
            #!/bin/sh
            [ -s '%1$s' ] && mv -f '%1$s' '%1$s.1'
            ulimit -f %2$d
            exec '%3$s' "$@" 2>'%1$s'
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
            Files.writeString(
                    start(),
                    START.formatted(
                            quoted(root.resolve("errors.log")), DISK_BYTES / 512, quoted(JAVA)));
            Files.setPosixFilePermissions(start(), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("can't make the folder of parsers " + root, e);
        }
    }

    /**
     * What to run as {@code java}: itself, without limits of files, where nothing in this folder
     * may be run.
     */
    String java() {
        if (Files.isExecutable(start())) {
            return start().toString();
        }
        log.warn("nothing in {} may be run: disk is limited by the watch over it alone", root);
        return JAVA.toString();
    }

    /** Bytes that parsers have put aside. A file that vanishes meanwhile counts nothing. */
    long putAside() {
        try (Stream<Path> all = Files.walk(temporary())) {
            return all.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            log.debug("{} changes while it is looked at", root, e);
            return 0;
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

    /** Within single quotes of a shell. */
    private static String quoted(Path path) {
        return path.toString().replace("'", "'\\''");
    }

    private Path start() {
        return root.resolve("java");
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

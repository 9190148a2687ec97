package org.diancang.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the JVMs of one program keep of the classes that they loaded, for its next start: half of a
 * start is the loading of classes. It is a dynamic archive of class data sharing (JEP 350).
 *
 * <p>A JVM writes it when it ends and none was there, under a name of its own: two that wrote one
 * file at a time would leave an archive on which every later JVM crashes. The next start puts a
 * finished one in its place.
 */
public final class PreparedClasses {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedClasses.class);
    private static final String FRESH = ".new";
    private static final Duration LONGEST_WRITING = Duration.ofHours(1);

    private final Path archive;
    private final List<Path> classPath;

    /**
     * Of one program.
     *
     * @param place folder and name of its archive, without an extension
     * @param classPath jars, and folders of jars, that it loads classes from; an archive that is
     *     older than one of them is made anew
     */
    public PreparedClasses(Path place, List<Path> classPath) {
        // Another JVM, even of another build, can't read it.
        this.archive = place.resolveSibling(place.getFileName() + "-" + Runtime.version() + ".jsa");
        this.classPath = List.copyOf(classPath);
    }

    /** Folder that it is kept in. */
    public Path folder() {
        return archive.resolveSibling("").toAbsolutePath();
    }

    /** Whether the next JVM to end will write it, some 50 to 80 MB. */
    public boolean areStillToBeWritten() {
        try {
            return !isCurrent();
        } catch (IOException | UncheckedIOException e) {
            return true;
        }
    }

    /**
     * Options of the JVM to be started: to read the archive, or to write it at its end where it
     * lacks or is older than the program.
     */
    public List<String> options() {
        try {
            putFinishedInPlace();
            return List.of(
                    isCurrent()
                            ? "-XX:SharedArchiveFile=" + archive
                            : "-XX:ArchiveClassesAtExit=" + fresh(),
                    "-Xlog:cds*=error",
                    "-Xlog:aot*=error");
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("classes can't be prepared at {}: {}", archive, e.getMessage());
            return List.of();
        }
    }

    private Path fresh() {
        return archive.resolveSibling(archive.getFileName() + "." + UUID.randomUUID() + FRESH);
    }

    private void putFinishedInPlace() throws IOException {
        try (DirectoryStream<Path> written =
                Files.newDirectoryStream(folder(), archive.getFileName() + ".*" + FRESH)) {
            for (Path file : written) {
                putInPlace(file);
            }
        }
    }

    private void putInPlace(Path file) throws IOException {
        try {
            if (isFinished(file)) {
                Files.move(
                        file,
                        archive,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } else if (lastModified(file).isBefore(Instant.now().minus(LONGEST_WRITING))) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Another start was faster.
        }
    }

    /** A JVM writes the head of an archive last; until then its place is full of zeros. */
    private static boolean isFinished(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte b : in.readNBytes(4)) {
                if (b != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private boolean isCurrent() throws IOException {
        if (!Files.exists(archive)) {
            return false;
        }
        Instant made = lastModified(archive);
        for (Path entry : classPath) {
            try (Stream<Path> files = Files.walk(entry, 1)) {
                if (files.anyMatch(file -> !lastModified(file).isBefore(made))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Instant lastModified(Path file) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            return time.toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

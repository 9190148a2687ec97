package org.diancang.launcher.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diancang.launcher.LauncherException;

/**
 * Everything that an installation keeps.
 *
 * @param root the folder given by {@code --data} or {@code DIANCANG_DATA}
 */
public record DataFolder(Path root) {
    /** What file systems and file managers leave in an empty folder. */
    private static final Set<String> NOBODYS = Set.of("lost+found", ".DS_Store", ".directory");

    /** Named, but neither looked at nor created. */
    public static DataFolder named(Path root) {
        return new DataFolder(root.toAbsolutePath().normalize());
    }

    /**
     * A data folder, created where absent.
     *
     * @throws LauncherException if it can't be created or written to, holds something else, or is
     *     of a layout version that is not known
     */
    public static DataFolder at(Path root) {
        DataFolder folder = named(root);
        boolean fresh = folder.isFresh();
        Layout.known().require(folder);
        try {
            Files.createDirectories(folder.run());
            Files.createDirectories(folder.logs());
            Files.createDirectories(folder.secrets());
            Files.setPosixFilePermissions(
                    folder.secrets(), PosixFilePermissions.fromString("rwx------"));
            folder.createInternalSecret();
            if (fresh) {
                Layout.known().mark(folder);
            }
        } catch (IOException e) {
            throw new LauncherException(
                    "can't write to the data folder "
                            + folder.root
                            + " ("
                            + e.getMessage()
                            + "); choose another with --data",
                    e);
        }
        return folder;
    }

    /** Whether Diancang made this folder and keeps an installation in it. */
    public boolean isInstallation() {
        return Layout.isMarked(root)
                || Files.isRegularFile(internalSecretFile(), LinkOption.NOFOLLOW_LINKS);
    }

    /** A sentence if the folder is there and no installation can be in it. */
    public Optional<String> whyNotUsable() {
        try {
            isFresh();
        } catch (LauncherException e) {
            return Optional.ofNullable(e.getMessage());
        }
        return Files.isWritable(root) && Files.isExecutable(root)
                ? Optional.empty()
                : Optional.of(
                        "the data folder "
                                + root
                                + " is not writable for you; choose another with --data");
    }

    private boolean isFresh() {
        if (!Files.exists(root)) {
            return true;
        }
        if (!Files.isDirectory(root)) {
            throw new LauncherException(
                    root + " is a file, not a data folder; choose another with --data");
        }
        if (isInstallation() || Files.isDirectory(run()) || Files.isDirectory(warcs())) {
            return false;
        }
        try (Stream<Path> entries = Files.list(root)) {
            Optional<String> other =
                    entries.map(entry -> entry.getFileName().toString())
                            .filter(name -> !NOBODYS.contains(name))
                            .findFirst();
            if (other.isPresent()) {
                throw new LauncherException(
                        root
                                + " is no data folder of Diancang and not empty (it holds "
                                + other.get()
                                + "); choose an empty or a new folder with --data");
            }
            return true;
        } catch (IOException e) {
            throw new LauncherException(
                    "can't read the data folder "
                            + root
                            + " ("
                            + e.getMessage()
                            + "); choose another with --data",
                    e);
        }
    }

    /** What is true only while the product runs: ports, processes, state. */
    public Path run() {
        return root.resolve("run");
    }

    /** A log file for each part. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Secrets, readable by the owner alone. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** Where WARC files are. */
    public Path warcs() {
        return root.resolve("warcs");
    }

    /** File with the secret that internal endpoints want. */
    public Path internalSecretFile() {
        return secrets().resolve("internal");
    }

    /** The secret that internal endpoints want. */
    public String internalSecret() {
        return read(internalSecretFile());
    }

    /** The generated password of a demo user, such as {@code curator}. */
    public String password(String user) {
        return read(secrets().resolve("user-" + user));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LauncherException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private void createInternalSecret() throws IOException {
        if (Files.exists(internalSecretFile())) {
            return;
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.createFile(
                internalSecretFile(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(internalSecretFile(), HexFormat.of().formatHex(random) + "\n");
    }
}

package org.diancang.launcher.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.diancang.launcher.LauncherException;

/**
 * Everything that an installation keeps.
 *
 * @param root the folder given by {@code --data} or {@code DIANCANG_DATA}
 */
public record DataFolder(Path root) {
    /**
     * A data folder, created where absent.
     *
     * @throws LauncherException if it can't be created or written to
     */
    public static DataFolder at(Path root) {
        DataFolder folder = new DataFolder(root.toAbsolutePath().normalize());
        try {
            Files.createDirectories(folder.run());
            Files.createDirectories(folder.logs());
            Files.createDirectories(folder.secrets());
            Files.setPosixFilePermissions(
                    folder.secrets(), PosixFilePermissions.fromString("rwx------"));
            folder.createInternalSecret();
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

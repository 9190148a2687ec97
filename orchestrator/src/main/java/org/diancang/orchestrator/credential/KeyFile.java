package org.diancang.orchestrator.credential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key of all credentials, {@code {data}/secrets/credentials}: 32 random bytes in Base64, for
 * the owner alone, made when the first secret is kept. Read each time: nobody needs it often.
 */
final class KeyFile {
    private static final Logger log = LoggerFactory.getLogger(KeyFile.class);
    private static final int BYTES = 32;
    private static final int LONGEST = 1_024;
    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /** What came of reading. */
    sealed interface Reading {
        /** The key. */
        record Good(SecretKeySpec key) implements Reading {
            @Override
            public String toString() {
                return "Good[]";
            }
        }

        /** None; the sentence says why and what to do. */
        record Bad(String sentence) implements Reading {}
    }

    /** The key, made where there is none. */
    Reading readOrMake() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return read();
        } catch (IOException e) {
            return new Reading.Bad(
                    "The key of the credentials can't be made: " + file + " (" + e + ").");
        }
    }

    /** The key that is there. */
    Reading read() {
        if (!Files.exists(file)) {
            return new Reading.Bad(
                    "The key of the credentials is missing: put "
                            + file
                            + " back from a backup, or set each secret again.");
        }
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LONGEST);
            byte[] key =
                    Base64.getDecoder()
                            .decode(new String(content, StandardCharsets.US_ASCII).strip());
            Arrays.fill(content, (byte) 0);
            return key.length == BYTES
                    ? new Reading.Good(new SecretKeySpec(key, "AES"))
                    : damaged();
        } catch (IllegalArgumentException e) {
            return damaged();
        } catch (IOException e) {
            return new Reading.Bad(
                    "The key of the credentials can't be read: "
                            + file
                            + " ("
                            + e.getClass().getSimpleName()
                            + "). Let the orchestrator's account read it.");
        }
    }

    private Reading damaged() {
        return new Reading.Bad(
                "The key of the credentials is damaged: "
                        + file
                        + " must hold 32 bytes in Base64. Put it back from a backup, or remove it"
                        + " and set each secret again.");
    }

    Path path() {
        return file;
    }

    private void make() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var onlyOwner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        onlyOwner)) {
            ByteBuffer text = ByteBuffer.wrap(Base64.getEncoder().encode(random));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            log.info("Made {}: the key of the credentials. Keep a copy of it", file);
        } catch (FileAlreadyExistsException e) {
            log.debug("{} is there already", file);
        }
    }
}

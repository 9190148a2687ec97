package org.diancang.indexer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The installation's secret that guards internal and write endpoints (RFC 6750 §2.1). */
@Component
final class InternalSecret {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 4_096;
    private final byte[] secret;

    /**
     * Reads the secret once.
     *
     * @throws IllegalStateException naming the file, if it can't be read, is empty or too large
     */
    InternalSecret(IndexerSettings settings) {
        Path file = settings.internalSecretFile();
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LONGEST + 1);
            String text = new String(content, StandardCharsets.UTF_8).strip();
            if (text.isEmpty() || content.length > LONGEST) {
                throw new IllegalStateException(
                        "diancang.internal-secret-file must hold 1 to "
                                + LONGEST
                                + " bytes: "
                                + file);
            }
            secret = text.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "diancang.internal-secret-file can't be read: " + file, e);
        }
    }

    /** Whether an {@code Authorization} header presents the secret; takes the same time always. */
    boolean allows(@Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        byte[] presented =
                authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(secret, presented);
    }
}

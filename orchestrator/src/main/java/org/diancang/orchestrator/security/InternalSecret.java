package org.diancang.orchestrator.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.diancang.orchestrator.OrchestratorSettings;
import org.springframework.stereotype.Component;

/** The installation's secret that guards internal and write endpoints (RFC 6750 §2.1). */
@Component
final class InternalSecret {
    private static final int LONGEST = 4_096;
    private final byte[] secret;

    /**
     * Reads the secret once.
     *
     * @throws IllegalStateException naming the file, if it can't be read, is empty or too large
     */
    InternalSecret(OrchestratorSettings settings) {
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

    /** Whether this is the secret; takes the same time always. */
    boolean is(String presented) {
        return MessageDigest.isEqual(secret, presented.getBytes(StandardCharsets.UTF_8));
    }
}

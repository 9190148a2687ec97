package org.diancang.adapter.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.diancang.adapter.AdapterException;
import org.springframework.stereotype.Component;

/** The secret of the installation, which internal endpoints want as bearer token (RFC 6750). */
@Component
public final class InternalSecret {
    private static final int MAX_BYTES = 4096;

    private final String authorization;

    InternalSecret(InstallationProperties installation) {
        this.authorization = "Bearer " + read(installation.internalSecretFile());
    }

    /** Value of the {@code Authorization} header that this worker sends. */
    public String authorization() {
        return authorization;
    }

    /** Whether a caller's {@code Authorization} header carries the secret; takes constant time. */
    public boolean isCarriedBy(String header) {
        return MessageDigest.isEqual(
                header.getBytes(StandardCharsets.UTF_8),
                authorization.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new AdapterException(
                        "diancang.internal-secret-file " + file + " is larger than a secret");
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new AdapterException("diancang.internal-secret-file " + file + " is empty");
            }
            return secret;
        } catch (IOException e) {
            throw new AdapterException(
                    "can't read diancang.internal-secret-file " + file + ": " + e.getMessage(), e);
        }
    }
}

package org.diancang.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The installation's secret that guards internal and write endpoints (RFC 6750 §2.1). */
public final class InternalSecret {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 4_096;
    private final byte[] secret;

    private InternalSecret(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the secret once; white space around it does not count.
     *
     * @param file what {@code diancang.internal-secret-file} names
     * @throws IllegalStateException naming key and file, if it can't be read, is empty or has more
     *     than 4,096 bytes
     */
    public static InternalSecret in(Path file) {
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
            return new InternalSecret(text);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "diancang.internal-secret-file can't be read: " + file, e);
        }
    }

    /** Whether an {@code Authorization} header presents a bearer token at all. */
    public static boolean isClaimedBy(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Whether an {@code Authorization} header presents the secret; takes the same time always. */
    public boolean allows(@Nullable String authorization) {
        if (authorization == null || !isClaimedBy(authorization)) {
            return false;
        }
        byte[] presented =
                authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(secret, presented);
    }

    /** Value of the {@code Authorization} header by which a service presents the secret. */
    public String authorization() {
        return SCHEME + new String(secret, StandardCharsets.UTF_8);
    }
}

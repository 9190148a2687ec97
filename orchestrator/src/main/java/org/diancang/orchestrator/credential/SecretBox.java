package org.diancang.orchestrator.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.diancang.orchestrator.OrchestratorSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets with AES-256-GCM (NIST SP 800-38D), each for one credential of one site and one
 * destination, so that a secret moved to another row can't be read there. What is kept is a version
 * byte, the nonce, and the encrypted secret, padded so that its size does not tell its length.
 * Thread-safe.
 */
@Component
class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int PADDED_TO = 256;

    private final KeyFile keyFile;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    SecretBox(OrchestratorSettings settings) {
        this(new KeyFile(settings.secrets().resolve("credentials")));
    }

    SecretBox(KeyFile keyFile) {
        this.keyFile = keyFile;
    }

    /**
     * What a secret belongs to.
     *
     * @param siteId site
     * @param credentialId credential
     * @param login where it may be told
     */
    record Owner(UUID siteId, UUID credentialId, Login login) {
        private byte[] bytes() {
            return ("diancang credential\n"
                            + siteId
                            + "\n"
                            + credentialId
                            + "\n"
                            + login.destination())
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What came of encrypting. */
    sealed interface Sealing {
        /** Encrypted. */
        record Sealed(byte[] bytes) implements Sealing {}

        /** There is no key; the sentence says why and what to do. */
        record NoKey(String sentence) implements Sealing {}
    }

    /** What came of decrypting. */
    sealed interface Opening {
        /** The secret. */
        record Opened(String secret) implements Opening {
            @Override
            public String toString() {
                return "Opened[]";
            }
        }

        /** It can't be read; the sentence says why and what to do. */
        record Unreadable(String sentence) implements Opening {}
    }

    Sealing seal(String secret, Owner owner) {
        return switch (keyFile.readOrMake()) {
            case KeyFile.Reading.Bad bad -> new Sealing.NoKey(bad.sentence());
            case KeyFile.Reading.Good good -> {
                byte[] nonce = new byte[NONCE];
                random.nextBytes(nonce);
                try {
                    Cipher cipher = cipher(Cipher.ENCRYPT_MODE, good, nonce, owner);
                    byte[] encrypted = cipher.doFinal(padded(secret));
                    yield new Sealing.Sealed(
                            ByteBuffer.allocate(1 + NONCE + encrypted.length)
                                    .put(VERSION)
                                    .put(nonce)
                                    .put(encrypted)
                                    .array());
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("this JVM can't do " + CIPHER, e);
                }
            }
        };
    }

    Opening open(byte[] sealed, Owner owner) {
        return switch (keyFile.read()) {
            case KeyFile.Reading.Bad bad -> new Opening.Unreadable(bad.sentence());
            case KeyFile.Reading.Good good -> open(sealed, owner, good);
        };
    }

    private Opening open(byte[] sealed, Owner owner, KeyFile.Reading.Good key) {
        if (sealed.length <= 1 + NONCE || sealed[0] != VERSION) {
            return unreadable(owner);
        }
        try {
            byte[] nonce = new byte[NONCE];
            ByteBuffer.wrap(sealed, 1, NONCE).get(nonce);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, owner);
            return new Opening.Opened(
                    unpadded(cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE)));
        } catch (AEADBadTagException e) {
            return unreadable(owner);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM can't do " + CIPHER, e);
        }
    }

    private Opening unreadable(Owner owner) {
        return new Opening.Unreadable(
                "The secret for "
                        + owner.login().server()
                        + " can't be decrypted: it was changed, or "
                        + keyFile.path()
                        + " is not the key that it was encrypted with. Put that key back from a"
                        + " backup, or set the secret again.");
    }

    private static Cipher cipher(int mode, KeyFile.Reading.Good key, byte[] nonce, Owner owner)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.bytes());
        return cipher;
    }

    private static byte[] padded(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        int length = (Integer.BYTES + bytes.length + PADDED_TO - 1) / PADDED_TO * PADDED_TO;
        return ByteBuffer.allocate(length).putInt(bytes.length).put(bytes).array();
    }

    private static String unpadded(byte[] padded) {
        ByteBuffer buffer = ByteBuffer.wrap(padded);
        byte[] bytes = new byte[buffer.getInt()];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

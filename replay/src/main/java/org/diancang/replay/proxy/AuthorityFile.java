package org.diancang.replay.proxy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that has the authority's key and certificate, in PEM (RFC 7468), for its owner alone.
 * Made once; anew when its time is almost over, and readers must import the new one then.
 */
final class AuthorityFile {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorityFile.class);
    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final Duration RENEWED_BEFORE = Duration.ofDays(45);
    private static final int LONGEST = 64 * 1024;

    private final Path file;
    private final Clock clock;

    AuthorityFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * The authority that the file has; made where there is none.
     *
     * @throws IllegalStateException if it can't be read or made, saying what to do
     */
    CertificateAuthority readOrMake() {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.resolveSibling("."));
                write(CertificateAuthority.make(clock), false);
            }
            CertificateAuthority authority = read();
            if (authority.isValidFor(RENEWED_BEFORE, clock)) {
                return authority;
            }
            LOG.warn("{} is almost over: made anew, readers must import the new one", authority);
            write(CertificateAuthority.make(clock), true);
            return read();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the proxy's certificate authority can't be read or made: "
                            + file
                            + " ("
                            + e
                            + "). Put it back from a backup, or remove it; readers then import the"
                            + " new one",
                    e);
        }
    }

    /** A certificate as browsers import it. */
    static String pem(X509Certificate certificate) {
        try {
            return text(new PemObject(CERTIFICATE, certificate.getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a certificate can't be written", e);
        }
    }

    private CertificateAuthority read() throws IOException, GeneralSecurityException {
        byte[] content;
        try (var in = Files.newInputStream(file)) {
            content = in.readNBytes(LONGEST);
        }
        try (PemReader pem =
                new PemReader(new StringReader(new String(content, StandardCharsets.US_ASCII)))) {
            PrivateKey key =
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(next(pem, KEY)));
            X509Certificate certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(
                                            new ByteArrayInputStream(next(pem, CERTIFICATE)));
            return new CertificateAuthority(key, certificate);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static byte[] next(PemReader pem, String type) throws IOException {
        PemObject object = pem.readPemObject();
        if (object == null || !object.getType().equals(type)) {
            throw new IOException("no " + type + " where one belongs");
        }
        return object.getContent();
    }

    private void write(CertificateAuthority authority, boolean replaced) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var onlyOwner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(
                        beside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        onlyOwner)) {
            String text =
                    text(new PemObject(KEY, authority.key().getEncoded()))
                            + pem(authority.certificate());
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // A file that a power cut left empty would keep the service from starting.
            channel.force(true);
        }
        if (replaced) {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
            try {
                Files.move(beside, file);
            } catch (FileAlreadyExistsException e) {
                Files.delete(beside);
                LOG.debug("{} is there already", file);
                return;
            }
        }
        LOG.info("Made {}: {}. Readers import its certificate", file, authority);
    }

    private static String text(PemObject object) throws IOException {
        StringWriter out = new StringWriter();
        try (PemWriter pem = new PemWriter(out)) {
            pem.writeObject(object);
        }
        return out.toString();
    }
}

package org.diancang.replay.proxy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs certificates (RFC 5280) for the hosts of the archive, which browsers accept that were told
 * to trust it. It can sign for servers alone and make no other authority; for which names can't be
 * narrowed, since a site of any name may be archived.
 *
 * @param key its private key
 * @param certificate its own certificate, which readers import
 */
record CertificateAuthority(PrivateKey key, X509Certificate certificate) {
    private static final Duration OWN_TIME = Duration.ofDays(3 * 365);

    /** No browser takes more than 398 days; the shorter, the less an export of one is worth. */
    private static final Duration HOST_TIME = Duration.ofDays(30);

    /** Clocks of readers may be behind. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static CertificateAuthority make(Clock clock) {
        KeyPair keys = keys();
        BigInteger serial = serial();
        // Two installations in one browser are told apart by their names.
        X500Name name =
                new X500Name(
                        "CN=Diancang proxy " + serial.toString(16).substring(0, 8) + ",O=Diancang");
        Instant now = clock.instant();
        try {
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            name,
                            serial,
                            Date.from(now.minus(BEFORE)),
                            Date.from(now.plus(OWN_TIME)),
                            name,
                            keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            forServers(builder);
            return new CertificateAuthority(keys.getPrivate(), signed(builder, keys.getPrivate()));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException("this JVM can't make a certificate authority", e);
        }
    }

    /** A key pair on the curve that all browsers know. */
    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no elliptic curves", e);
        }
    }

    /** How long a certificate for a host is used before another is made. */
    static Duration usedFor() {
        return HOST_TIME.dividedBy(2);
    }

    /** Whether readers can go on with it for so long. */
    boolean isValidFor(Duration time, Clock clock) {
        return certificate.getNotAfter().toInstant().isAfter(clock.instant().plus(time));
    }

    /** A certificate for one host. */
    X509Certificate certify(ConnectTarget target, PublicKey hostKey, Clock clock) {
        Instant now = clock.instant();
        GeneralName name =
                new GeneralName(
                        target.isAddress() ? GeneralName.iPAddress : GeneralName.dNSName,
                        target.host());
        try {
            // Names stand in the extension alone (RFC 9525 §2), so that the subject has no limit.
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            certificate,
                            serial(),
                            Date.from(now.minus(BEFORE)),
                            Date.from(now.plus(HOST_TIME)),
                            new X500Name("O=Diancang"),
                            hostKey);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            forServers(builder);
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(certificate.getPublicKey()));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
            return signed(builder, key);
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate can be made for " + target.host(), e);
        }
    }

    /** SHA-256 of the certificate as browsers show it, in pairs of digits. */
    String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate can't be digested", e);
        }
    }

    private static void forServers(JcaX509v3CertificateBuilder builder) throws CertIOException {
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey by)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
    }

    /** RFC 5280 §4.1.2.2: positive, at most 20 octets; not to be guessed. */
    private static BigInteger serial() {
        return new BigInteger(126, RANDOM).setBit(126);
    }

    @Override
    public String toString() {
        return "CertificateAuthority[" + certificate.getSubjectX500Principal() + "]";
    }
}

package org.diancang.replay.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
    private static final Clock CLOCK = at(NOW);

    @TempDir private Path folder;

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private AuthorityFile file(Clock clock) {
        return new AuthorityFile(folder.resolve("secrets/proxy-ca.pem"), clock);
    }

    @Test
    void itIsMadeOnceForItsOwnerAlone() throws Exception {
        CertificateAuthority made = file(CLOCK).readOrMake();

        assertThat(file(CLOCK).readOrMake().certificate()).isEqualTo(made.certificate());
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        folder.resolve("secrets/proxy-ca.pem"))))
                .isEqualTo("rw-------");
        assertThat(made.toString()).doesNotContain("PRIVATE");
        assertThat(AuthorityFile.pem(made.certificate())).doesNotContain("PRIVATE");
        try (var files = Files.list(folder.resolve("secrets"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void itSignsForServersAloneAndMakesNoOtherAuthority() throws Exception {
        X509Certificate certificate = file(CLOCK).readOrMake().certificate();
        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getKeyUsage()[5]).as("signs certificates").isTrue();
        assertThat(certificate.getKeyUsage()[6]).as("signs lists").isFalse();
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getNotAfter().toInstant())
                .isBeforeOrEqualTo(NOW.plus(Duration.ofDays(1100)));
    }

    @Test
    void aCertificateIsForOneHostAndShort() throws Exception {
        CertificateAuthority authority = CertificateAuthority.make(CLOCK);
        X509Certificate name = of(authority, "a.example");
        name.verify(authority.certificate().getPublicKey());
        name.checkValidity(Date.from(NOW));
        assertThat(name.getSubjectAlternativeNames()).containsExactly(List.of(2, "a.example"));
        assertThat(name.getBasicConstraints()).isEqualTo(-1);
        assertThat(Duration.between(NOW, name.getNotAfter().toInstant()))
                .isLessThan(Duration.ofDays(31));
        assertThat(of(authority, "192.0.2.1").getSubjectAlternativeNames())
                .containsExactly(List.of(7, "192.0.2.1"));
        assertThat(of(authority, "2001:db8::1").getSubjectAlternativeNames())
                .containsExactly(List.of(7, "2001:db8:0:0:0:0:0:1"));
    }

    private static X509Certificate of(CertificateAuthority authority, String host) {
        return authority.certify(
                ConnectTarget.of(host, 443).orElseThrow(),
                CertificateAuthority.keys().getPublic(),
                CLOCK);
    }

    @Test
    void oneWhoseTimeIsAlmostOverIsMadeAnew() {
        X509Certificate first = file(CLOCK).readOrMake().certificate();
        Clock later = at(first.getNotAfter().toInstant().minus(Duration.ofDays(40)));
        X509Certificate second = file(later).readOrMake().certificate();
        assertThat(second).isNotEqualTo(first);
        assertThat(second.getSubjectX500Principal()).isNotEqualTo(first.getSubjectX500Principal());
        assertThat(file(later).readOrMake().certificate()).isEqualTo(second);
    }

    @Test
    void aDamagedFileIsNamedAndNotReplaced() throws Exception {
        Path path = folder.resolve("secrets/proxy-ca.pem");
        Files.createDirectories(folder.resolve("secrets"));
        for (String content :
                List.of(
                        "",
                        "x",
                        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                        "-----BEGIN PRIVATE KEY-----\n")) {
            Files.writeString(path, content);
            assertThatThrownBy(() -> file(CLOCK).readOrMake())
                    .as(content)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("proxy-ca.pem");
            assertThat(path).hasContent(content);
        }
    }

    @Test
    void certificatesOfHostsAreKeptInBoundsAndRenewed() {
        CertificateAuthority authority = CertificateAuthority.make(CLOCK);
        HostCertificates certificates = new HostCertificates(authority, CLOCK);
        X509Certificate first = certificates.getCertificateChain("a.example")[0];
        assertThat(certificates.getCertificateChain("a.example")[0]).isSameAs(first);
        for (int i = 0; i < HostCertificates.MOST + 10; i++) {
            certificates.getCertificateChain("h" + i + ".example");
        }
        assertThat(certificates.kept()).isEqualTo(HostCertificates.MOST);
        assertThat(certificates.getCertificateChain("not a host")).isNull();
    }
}

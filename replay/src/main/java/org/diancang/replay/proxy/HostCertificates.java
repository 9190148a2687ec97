package org.diancang.replay.proxy;

import java.net.Socket;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that are shown to browsers: for each host that a tunnel is asked to, made when
 * it is first needed. All have one key, which no file holds. Which host is meant was said in {@code
 * CONNECT}; what the handshake says of it (SNI) decides nothing.
 */
final class HostCertificates extends X509ExtendedKeyManager {
    static final int MOST = 2_000;

    private record Made(X509Certificate certificate, Instant usedUntil) {}

    private final CertificateAuthority authority;
    private final Clock clock;
    private final KeyPair keys = CertificateAuthority.keys();
    private final Map<String, Made> made =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
                    return size() > MOST;
                }
            };

    HostCertificates(CertificateAuthority authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return keyType.equals("EC") ? engine.getPeerHost() : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String host) {
        return ConnectTarget.of(host, 443)
                .map(target -> new X509Certificate[] {of(target), authority.certificate()})
                .orElse(null);
    }

    /** Some tenths of a millisecond where it has to be made. */
    private synchronized X509Certificate of(ConnectTarget target) {
        Instant now = clock.instant();
        Made there = made.get(target.host());
        if (there == null || there.usedUntil().isBefore(now)) {
            there =
                    new Made(
                            authority.certify(target, keys.getPublic(), clock),
                            now.plus(CertificateAuthority.usedFor()));
            made.put(target.host(), there);
        }
        return there.certificate();
    }

    /** Certificates that are kept now. */
    synchronized int kept() {
        return made.size();
    }

    @Override
    public PrivateKey getPrivateKey(String host) {
        return keys.getPrivate();
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}

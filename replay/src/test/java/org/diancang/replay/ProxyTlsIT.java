package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.diancang.replay.RunningReplay.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy with a client that trusts its authority, and with some that mean no good. */
@ExtendWith(SharedReplay.class)
class ProxyTlsIT {
    private static final String PAGE = "https://tunnelled.example/page";
    private static final String EARLY = "Sun, 01 Mar 2020 00:00:00 GMT";
    private static final String LATE = "Wed, 04 Mar 2026 05:06:07 GMT";
    private static boolean captured;

    @BeforeEach
    void capture(RunningReplay replay) throws IOException {
        if (captured) {
            return;
        }
        captured = true;
        for (String[] version :
                List.of(
                        new String[] {"2020-03-01T00:00:00Z", "early"},
                        new String[] {"2026-03-04T05:06:07Z", "late"})) {
            for (String url :
                    List.of(
                            PAGE,
                            "http://plain.example/page",
                            "https://tunnelled.example:8443/page",
                            "https://192.0.2.7/page")) {
                replay.archive()
                        .capture(
                                url,
                                version[0],
                                200,
                                Payloads.utf8(version[1] + " " + url),
                                "Content-Type",
                                "text/plain");
            }
        }
    }

    private static SSLContext trusting(RunningReplay replay) throws IOException {
        Answer pem = replay.reader("/proxy.crt");
        assertThat(pem.status()).isEqualTo(200);
        assertThat(pem.header("Content-Type")).contains("application/x-x509-ca-cert");
        assertThat(replay.proxy("http://diancang.proxy/proxy.crt").text()).isEqualTo(pem.text());
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "proxy",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.body())));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> ask(RunningReplay replay, String url, String at)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .proxy(
                                ProxySelector.of(
                                        new InetSocketAddress("127.0.0.1", replay.proxyPort())))
                        .sslContext(trusting(replay))
                        .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(20))
                            .header("Accept-Datetime", at)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAGE,
                "http://plain.example/page",
                "https://tunnelled.example:8443/page",
                "https://192.0.2.7/page"
            })
    void aClientThatTrustsTheAuthoritySeesTwoDates(String url, RunningReplay replay)
            throws Exception {
        HttpResponse<String> early = ask(replay, url, EARLY);
        assertThat(early.statusCode()).isEqualTo(200);
        assertThat(early.body()).isEqualTo("early " + url);
        assertThat(early.headers().firstValue("Memento-Datetime")).contains(EARLY);
        assertThat(ask(replay, url, LATE).body()).isEqualTo("late " + url);
        assertThat(ask(replay, url.replace("/page", "/never"), LATE).statusCode()).isEqualTo(404);
    }

    @Test
    void thePageOfTheProxyIsThereByHttpsToo(RunningReplay replay) throws Exception {
        HttpResponse<String> page = ask(replay, "https://diancang.proxy/", LATE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("典藏代理", "/proxy.crt");
    }

    @Test
    void rulesHoldInATunnel(RunningReplay replay) throws Exception {
        replay.archive().hide(PAGE, 451, "withheld here", "reading-room");
        HttpResponse<String> answer = ask(replay, PAGE, LATE);
        assertThat(answer.statusCode()).isEqualTo(451);
        assertThat(answer.body()).contains("withheld here").doesNotContain("late");
    }

    @Test
    void whoDoesNotTrustTheAuthorityIsNotConnected(RunningReplay replay) throws IOException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .proxy(
                                ProxySelector.of(
                                        new InetSocketAddress("127.0.0.1", replay.proxyPort())))
                        .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(PAGE)).build();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(SSLException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tunnelled.example",
                "tunnelled.example:0",
                "tunnelled.example:65536",
                "tunnelled.example:x",
                "*.example:443",
                "a..b:443",
                "-a.example:443",
                "a b.example:443",
                "a\"b.example:443",
                "a/b:443",
                "user@tunnelled.example:443",
                "1.2.3:443",
                "1.2.3.4.5:443",
                "256.1.1.1:443",
                "[::1:443",
                "[1:2:3:4:5:6:7:8:9]:443",
                "[fe80::1%25eth0]:443",
                ":443",
                "https://tunnelled.example/",
                "%00:443",
                "é.example:443"
            })
    void aTargetThatIsNoHostGetsNoTunnel(String target, RunningReplay replay) throws IOException {
        try (Socket socket = connect(replay, target)) {
            assertThat(status(socket)).isBetween(400, 499);
        }
    }

    @Test
    void aNameThatIsTooLongGetsNoTunnel(RunningReplay replay) throws IOException {
        for (String target :
                List.of(
                        "a".repeat(64) + ".example:443",
                        "a.".repeat(127) + "example:443",
                        "a".repeat(110_000) + ":443")) {
            try (Socket socket = connect(replay, target)) {
                assertThat(status(socket)).isBetween(400, 499);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tunnelled.example:22", "tunnelled.example:25", "127.0.0.1:1"})
    void aTunnelToWhateverPortEndsHere(String target, RunningReplay replay) throws Exception {
        try (SSLSocket tls = tunnel(replay, target, "tunnelled.example")) {
            assertThat(exchange(tls, "GET /nothing HTTP/1.1\r\nHost: " + target))
                    .startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void whatIsNoTlsEndsTheTunnel(RunningReplay replay) throws IOException {
        try (Socket socket = connect(replay, "tunnelled.example:443")) {
            assertThat(status(socket)).isEqualTo(200);
            skipHead(socket.getInputStream());
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(
                            new String(
                                    socket.getInputStream().readAllBytes(),
                                    StandardCharsets.US_ASCII))
                    .doesNotContain("HTTP/");
        }
    }

    @Test
    void theNameInTheHandshakeDecidesNothing(RunningReplay replay) throws Exception {
        for (String name : List.of("elsewhere.example", "a.example", "x".repeat(63) + ".example")) {
            try (SSLSocket tls = tunnel(replay, "tunnelled.example:443", name)) {
                X509Certificate shown = (X509Certificate) tls.getSession().getPeerCertificates()[0];
                assertThat(shown.getSubjectAlternativeNames())
                        .singleElement()
                        .isEqualTo(List.of(2, "tunnelled.example"));
            }
        }
    }

    @Test
    void aTunnelIsForItsHostAndHasNoOtherInIt(RunningReplay replay) throws Exception {
        for (String head :
                List.of(
                        "GET /page HTTP/1.1\r\nHost: plain.example",
                        "GET http://plain.example/page HTTP/1.1\r\nHost: plain.example",
                        "GET /page HTTP/1.1\r\nHost: tunnelled.example:8443")) {
            try (SSLSocket tls = tunnel(replay, "tunnelled.example:443", "tunnelled.example")) {
                assertThat(exchange(tls, head))
                        .startsWith("HTTP/1.1 421")
                        .doesNotContain("plain.example/page");
            }
        }
        try (SSLSocket tls = tunnel(replay, "tunnelled.example:443", "tunnelled.example")) {
            assertThat(
                            exchange(
                                    tls,
                                    "CONNECT tunnelled.example:443 HTTP/1.1\r\nHost: tunnelled.example:443"))
                    .startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void nothingIsUpgraded(RunningReplay replay) throws Exception {
        try (SSLSocket tls = tunnel(replay, "tunnelled.example:443", "tunnelled.example")) {
            assertThat(
                            exchange(
                                    tls,
                                    "GET /socket HTTP/1.1\r\nHost: tunnelled.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
                    .startsWith("HTTP/1.1 404");
        }
    }

    private static SSLSocket tunnel(RunningReplay replay, String target, String name)
            throws IOException {
        Socket socket = connect(replay, target);
        assertThat(status(socket)).isEqualTo(200);
        skipHead(socket.getInputStream());
        SSLSocket tls =
                (SSLSocket)
                        trusting(replay).getSocketFactory().createSocket(socket, name, 443, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    private static Socket connect(RunningReplay replay, String target) throws IOException {
        Socket socket = new Socket("127.0.0.1", replay.proxyPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(
                        "CONNECT %s HTTP/1.1\r\nHost: %s\r\n\r\n"
                                .formatted(target, target)
                                .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String exchange(SSLSocket tls, String head) throws IOException {
        tls.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        byte[] start = new byte[4096];
        int n = tls.getInputStream().read(start);
        return new String(start, 0, Math.max(0, n), StandardCharsets.UTF_8);
    }

    /** Of the status line, which has the form {@code HTTP/1.1 200 …}. */
    private static int status(Socket socket) throws IOException {
        String start =
                new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        assertThat(start).startsWith("HTTP/1.");
        return Integer.parseInt(start.substring(9));
    }

    private static void skipHead(InputStream in) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int c = in.read();
            assertThat(c).isNotNegative();
            newlines = c == '\n' ? newlines + 1 : c == '\r' ? newlines : 0;
        }
    }
}

package org.diancang.replay.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProxyServerTest {
    private static final int CONNECTIONS = 3;

    private final ProxyServer proxy =
            new ProxyServer(
                    new ProxySettings(true, 0, InetAddress.getLoopbackAddress(), "", CONNECTIONS),
                    new Empty(),
                    CertificateAuthority.make(Clock.systemUTC()),
                    Clock.systemUTC());

    @BeforeEach
    void start() {
        proxy.start();
    }

    @AfterEach
    void stop() {
        proxy.stop();
    }

    @Test
    void aConnectionTooManyWaitsUntilAnotherIsClosed() throws IOException {
        Socket[] open = new Socket[CONNECTIONS];
        for (int i = 0; i < CONNECTIONS; i++) {
            open[i] = connected();
            assertThat(answer(open[i])).isEqualTo("HTTP/1.1 204");
        }
        try (Socket more = connected()) {
            more.setSoTimeout(500);
            assertThatThrownBy(() -> answer(more)).isInstanceOf(SocketTimeoutException.class);

            open[0].close();
            more.setSoTimeout(20_000);
            assertThat(read(more)).isEqualTo("HTTP/1.1 204");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void whoSendsTooManyCookiesIsToldWhatToDo() throws IOException {
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: a.example\r\nCookie: a=".getBytes(US_ASCII));
            byte[] more = "x".repeat(4_096).getBytes(US_ASCII);
            // Bit by bit: what is sent and never read has the answer thrown away as well.
            await().pollInterval(Duration.ofMillis(10))
                    .until(
                            () -> {
                                if (socket.getInputStream().available() == 0) {
                                    out.write(more);
                                }
                                return socket.getInputStream().available() > 0;
                            });

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 431")
                    .contains("Cookie 太长", "cookies are too long");
        }
    }

    private Socket connected() throws IOException {
        InetSocketAddress address = proxy.address();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n".getBytes(US_ASCII));
        return read(socket);
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), US_ASCII);
    }

    private static final class Empty extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.setStatus(204);
            callback.succeeded();
            return true;
        }
    }
}

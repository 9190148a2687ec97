package org.diancang.replay.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
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

package org.diancang.replay.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SlowRequestsTest {
    /** For what is ended: it is waited for. */
    private static final Duration SHORT = Duration.ofMillis(400);

    /** For what is not: a machine may be busy for as long. */
    private static final Duration LONG = Duration.ofSeconds(2);

    private static final String ASKED = "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n";

    private final Server server = new Server();
    private final ScheduledExecutorScheduler scheduler =
            new ScheduledExecutorScheduler("time", true);
    private final CountDownLatch never = new CountDownLatch(1);
    private ServerConnector connector;

    private void start(Duration longest) throws Exception {
        SlowRequests slow = new SlowRequests(scheduler, longest);
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(slow);
        connector =
                new ServerConnector(
                        server, null, scheduler, null, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.addBean(slow);
        server.addConnector(connector);
        server.setHandler(new Answers());
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a byte of a head|GET / HTTP/1.1~Host: a.example~X: |x",
                "a byte of the first line|GET /|x",
                "empty lines before it|~|~",
                "a byte of a body|POST / HTTP/1.1~Host: a.example~Content-Length: 9999~~|x",
                "a chunk|POST / HTTP/1.1~Host: a.example~Transfer-Encoding: chunked~~|1~x~"
            })
    void aRequestThatComesByteByByteIsEnded(String what, String begin, String more)
            throws Exception {
        start(SHORT);
        try (Socket socket = open()) {
            write(socket, begin.replace("~", "\r\n"));

            await().pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> isEnded(socket, more.replace("~", "\r\n")));
        }
    }

    @Test
    void aConnectionMayWaitBeforeItsRequestAndBetweenTwo() throws Exception {
        start(LONG);
        try (Socket socket = open()) {
            for (int i = 0; i < 2; i++) {
                await().pollDelay(LONG.multipliedBy(2)).until(() -> true);

                write(socket, ASKED);
                assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void anAnswerMayTakeLonger() throws Exception {
        start(LONG);
        try (Socket socket = open()) {
            write(socket, ASKED.replace("GET /", "GET /late"));

            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow/whole", "/slow/beginning"})
    void soItMayToABodyOfWhichEnoughWasRead(String path) throws Exception {
        start(LONG);
        try (Socket socket = open()) {
            write(
                    socket,
                    "POST "
                            + path
                            + " HTTP/1.1\r\nHost: a.example\r\nContent-Length: 3\r\n\r\nabc");

            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(new String(socket.getInputStream().readNBytes(4), US_ASCII))
                    .isEqualTo("done");
        }
    }

    private Socket open() throws IOException {
        Socket socket = new Socket("127.0.0.1", connector.getLocalPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static boolean isEnded(Socket socket, String more) {
        try {
            write(socket, more);
            return socket.getInputStream().available() == 0 && hasEnd(socket);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean hasEnd(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    /** Reads an answer without a body. */
    private static String statusLine(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = socket.getInputStream().read();
            if (c < 0) {
                return "ended";
            }
            head.append((char) c);
        }
        return head.substring(0, head.indexOf("\r\n"));
    }

    private final class Answers extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            String path = request.getHttpURI().getPath();
            InputStream body = Content.Source.asInputStream(request);
            if (path.equals("/slow/beginning")) {
                body.readNBytes(3);
            } else {
                body.readAllBytes();
            }
            if (path.startsWith("/slow/")) {
                response.getHeaders().put("Content-Length", "4");
                Content.Sink.write(response, false, ByteBuffer.wrap(new byte[] {'d', 'o'}));
                longer();
                Content.Sink.write(response, true, ByteBuffer.wrap(new byte[] {'n', 'e'}));
                callback.succeeded();
                return true;
            }
            if (path.equals("/late")) {
                longer();
            }
            response.setStatus(200);
            response.getHeaders().put("Content-Length", "0");
            callback.succeeded();
            return true;
        }

        private void longer() throws InterruptedException {
            never.await(LONG.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}

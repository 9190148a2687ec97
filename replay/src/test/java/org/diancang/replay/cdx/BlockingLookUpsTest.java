package org.diancang.replay.cdx;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingLookUpsTest {
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration WHOLE = Duration.ofMillis(600);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";

    private final CountDownLatch over = new CountDownLatch(1);
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final BlockingLookUps lookUps =
            new BlockingLookUps(
                    "http://127.0.0.1:" + server.getLocalPort(), SILENCE, SILENCE, WHOLE);

    BlockingLookUpsTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        server.close();
        lookUps.close();
    }

    @Test
    void anAnswerThatComesByDropsIsEndedAfterTheTimeOfAWholeOne() {
        serve(HEAD, "a line that never ends ");
        assertThatThrownBy(
                        () -> {
                            try (InputStream body = get()) {
                                body.readAllBytes();
                            }
                        })
                .isInstanceOf(IndexerUnavailableException.class)
                .hasMessageContaining("/cdx")
                .hasMessageContaining("not complete after");
    }

    @Test
    void aHeadThatComesByDropsIsEndedToo() {
        serve("HTTP/1.1 200 OK\r\n", "X-Never: ends\r\n");
        assertThatThrownBy(this::get)
                .isInstanceOf(IndexerUnavailableException.class)
                .hasMessageContaining("not begun after");
    }

    @Test
    void whoReadsSlowlyWhatCameFastGetsAllOfIt() throws IOException {
        serve(HEAD + "x".repeat(200_000), "");
        try (InputStream body = get()) {
            assertThat(body.readNBytes(10)).hasSize(10);
            await().pollDelay(WHOLE.multipliedBy(2)).until(() -> true);
            assertThat(body.readAllBytes()).hasSize(199_990);
        }
    }

    private InputStream get() {
        return lookUps.get("/cdx", "?url=x", Map.of()).orElseThrow();
    }

    /** Sends a beginning at once, then drops for ever; without drops it ends there. */
    private void serve(String beginning, String drops) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (Socket socket = server.accept()) {
                                var _ = socket.getInputStream().read(new byte[4_096]);
                                OutputStream out = socket.getOutputStream();
                                out.write(beginning.getBytes(US_ASCII));
                                if (drops.isEmpty()) {
                                    socket.shutdownOutput();
                                }
                                int at = 0;
                                while (!over.await(20, TimeUnit.MILLISECONDS)) {
                                    if (!drops.isEmpty()) {
                                        out.write(drops.charAt(at++ % drops.length()));
                                    }
                                }
                            } catch (IOException e) {
                                // Who asked has gone.
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }
}

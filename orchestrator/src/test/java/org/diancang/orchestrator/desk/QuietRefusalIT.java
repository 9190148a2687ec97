package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A stranger who sends what can't be read gets a refusal, and fills no log by it. */
class QuietRefusalIT extends DeskTestBase {
    private static final List<String> UNREADABLE =
            List.of(
                    "/?x=%zz",
                    "/login?lang=%",
                    "/login?x=%e4%b",
                    "/login;x=%zz?x=1",
                    "/sites?q=%zz",
                    "/removals?%zz=1",
                    "/api/ledger?x=%zz",
                    "/api/sites/%zz",
                    "/internal/custody?crawl=%zz",
                    "/kit/icons.svg?x=%zz",
                    "/%zz",
                    "/%",
                    "/%ff",
                    "/a/%2e%2e/%00",
                    "//login",
                    "/login;jsessionid=%zz",
                    "/login?lang=" + "x".repeat(9_000));

    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        events.start();
        root.addAppender(events);
    }

    @AfterEach
    void stop() {
        root.detachAppender(events);
    }

    @Test
    void theDeskLogsNothingAboveDebugOfWhatItCannotRead() throws IOException {
        for (String target : UNREADABLE) {
            assertThat(status("GET", target, "")).as(target).isLessThan(500);
            assertThat(complaints()).as(target).isEmpty();
        }
        assertThat(status("POST", "/login", "username=%zz&password=%")).isLessThan(500);
        assertThat(complaints()).as("a form").isEmpty();
    }

    @Test
    void itIsRefused() throws IOException {
        for (String target : List.of("/login?x=%zz", "/login?lang=%", "/%zz")) {
            assertThat(status("GET", target, "")).as(target).isEqualTo(400);
        }
    }

    /** What works by the clock may have something to say, of crawls of other tests for one. */
    private List<ILoggingEvent> complaints() {
        return List.copyOf(events.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(event -> !event.getLoggerName().startsWith("org.apache.kafka"))
                .filter(event -> !event.getThreadName().startsWith("scheduling-"))
                .toList();
    }

    private int status(String method, String target, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            String head =
                    method
                            + " "
                            + target
                            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: "
                            + body.length()
                            + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }
}

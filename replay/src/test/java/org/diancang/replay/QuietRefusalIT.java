package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** A stranger who sends what can't be read gets a refusal, and fills no log by it. */
@ExtendWith(SharedReplay.class)
class QuietRefusalIT {
    private static final List<String> UNREADABLE =
            List.of(
                    "/?x=%",
                    "/?x=%zz",
                    "/?lang=%",
                    "/search?q=%zz",
                    "/search?q=%e4%b",
                    "/api/search?q=%zz",
                    "/list?url=%g1",
                    "/provenance?url=%zz&at=2026",
                    "/%zz",
                    "/%",
                    "/search/%e4%b",
                    "/open?url=%zz",
                    "/20260101000000/%zz",
                    "/timemap/link/%zz?%",
                    "/2026/http://a.example/?x=%zz",
                    "/a/%2e%2e/%00",
                    "/search;x=%zz?q=a",
                    "/search?%zz=1");

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
    void neitherSiteLogsAboveDebugWhatItCannotRead(RunningReplay replay) throws IOException {
        for (String target : UNREADABLE) {
            quiet("reader " + target, replay.reader(target).status());
            quiet("content " + target, replay.content(target).status());
        }
    }

    @Test
    void theyAreRefused(RunningReplay replay) throws IOException {
        for (String target : List.of("/?x=%zz", "/search?q=%", "/api/search?q=%e4%b", "/%zz")) {
            assertThat(replay.reader(target).status()).as(target).isEqualTo(400);
        }
    }

    private void quiet(String what, int status) {
        assertThat(status).as(what).isLessThan(500);
        assertThat(List.copyOf(events.list))
                .as(what)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .isEmpty();
    }
}

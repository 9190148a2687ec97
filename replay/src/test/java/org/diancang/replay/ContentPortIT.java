package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedReplay.class)
class ContentPortIT {
    private static final String HOME = "http://port.example/";
    private static final String AT = "2026-11-09T06:30:09Z";

    private final RunningReplay replay;

    ContentPortIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        replay.archive().capture(HOME, AT, 200, utf8("<p>t"), "Content-Type", "text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search",
                "/search?q=x",
                "/actuator/health",
                "/error",
                "/kit/diancang.css",
                "/*/" + HOME,
                "/_frame",
                "/preferences?theme=dark",
                "/_dc/",
                "/_dc/../search",
                "/_dc/secret",
                "/webjars/bootstrap/5.3.8/css/bootstrap.min.css"
            })
    void theContentPortServesNoReaderPage(String target) throws IOException {
        var answer = replay.content(target, "Host", "reader.localhost:8081");
        assertThat(answer.status()).isIn(404, 400);
        assertThat(answer.headers()).noneMatch(h -> h.toLowerCase().startsWith("set-cookie"));
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .contains("form-action 'self'");
    }

    @Test
    void onlyReadingIsAllowed() throws IOException {
        assertThat(
                        replay.contentWith("POST", "/20261109063009/" + HOME, "Content-Length", "0")
                                .status())
                .isEqualTo(405);
        var head = replay.contentWith("HEAD", "/20261109063009/" + HOME);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void archivedServiceWorkersAreNotServed() throws IOException {
        assertThat(replay.content("/20261109063009/" + HOME, "Service-Worker", "script").status())
                .isEqualTo(404);
    }
}

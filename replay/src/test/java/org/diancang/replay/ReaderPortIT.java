package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedReplay.class)
class ReaderPortIT {
    private static final String HOME = "http://reader.example/";

    private final RunningReplay replay;

    ReaderPortIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        ThreeVersions.capture(replay.archive(), HOME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2026/javascript:alert(1)",
                "/20269999/http://a.example/",
                "/*/ftp://a.example/",
                "/%zz",
                "/search?q=%zz&from=-1",
                "/_frame",
                "/_calendar",
                "/nowhere",
                "/2026/http://a.example/%00",
                "/20261108223009im_/" + HOME,
                "/_dc/shim.js",
                "/error",
                "/timegate/http://a.example/"
            })
    void nothingEndsInAStackTrace(String target) throws IOException {
        var answer = replay.reader(target);
        assertThat(answer.status()).isIn(400, 404, 200);
        assertThat(answer.text()).doesNotContain("Exception", "\tat ", "Whitelabel");
    }

    @Test
    void healthIsTold() throws IOException {
        assertThat(replay.reader("/actuator/health/readiness").text()).contains("UP");
        assertThat(replay.reader("/actuator/env").status()).isEqualTo(404);
        assertThat(replay.reader("/kit/diancang.css").status()).isEqualTo(200);
        assertThat(replay.reader("/webjars/bootstrap/5.3.8/css/bootstrap.min.css").status())
                .isEqualTo(200);
    }
}

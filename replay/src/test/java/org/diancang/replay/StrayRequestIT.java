package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages ask the content origin for without an archive address. */
@ExtendWith(SharedReplay.class)
class StrayRequestIT {
    private static final String HOME = "http://stray.example/";

    private final RunningReplay replay;

    StrayRequestIT(RunningReplay replay) {
        this.replay = replay;
    }

    @Test
    void whatAPageAsksThisOriginForIsLedIntoTheArchive() throws IOException {
        String page = "http://content.localhost:8082/20261109063009if_/" + HOME + "news/";
        var image =
                replay.content("/2024/05/a.png?x=1", "Referer", page, "Sec-Fetch-Dest", "image");
        assertThat(image.status()).isEqualTo(307);
        assertThat(image.header("Location"))
                .contains("/20261109063009im_/" + HOME + "2024/05/a.png?x=1");
        assertThat(image.header("Cache-Control")).contains("no-store");
        assertThat(
                        replay.content("/api", "Referer", page, "Sec-Fetch-Dest", "empty")
                                .header("Location"))
                .contains("/20261109063009js_/" + HOME + "api");
        assertThat(
                        replay.content("/b.html", "Referer", page, "Sec-Fetch-Dest", "iframe")
                                .header("Location"))
                .contains("/20261109063009if_/" + HOME + "b.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/20261109063009if_/http://a.example/",
                "http://content.localhost:8082.evil.example/20261109063009if_/http://a.example/",
                "http://content.localhost:8082/_dc/shim.js",
                "http://content.localhost:8082/20261109063009if_/javascript:alert(1)",
                "http://content.localhost:8082/99999999999999/http://a.example/",
                "http://content.localhost:8082/",
                "%",
                "x"
            })
    void whoseAskingIsNoCaptureIsToldSo(String referer) throws IOException {
        assertThat(replay.content("/a.png", "Referer", referer).status()).isEqualTo(404);
    }
}

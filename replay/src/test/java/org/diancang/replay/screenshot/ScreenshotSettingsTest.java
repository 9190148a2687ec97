package org.diancang.replay.screenshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ScreenshotSettingsTest {
    private static ScreenshotSettings settings(String address, Duration time, int height) {
        return new ScreenshotSettings(
                Path.of("/usr/bin/chromium"),
                address,
                time,
                DataSize.ofGigabytes(1),
                2,
                1280,
                height,
                20_000,
                true);
    }

    @Test
    void aBadValueIsNamedWithItsKey() {
        assertThatThrownBy(() -> settings("a b:1", Duration.ofSeconds(20), 1600))
                .hasMessageContaining("diancang.screenshots.address must be host:port");
        assertThatThrownBy(() -> settings("a:1", Duration.ofMinutes(3), 1600))
                .hasMessageContaining("diancang.screenshots.time must be 1 to 120 s");
        assertThatThrownBy(() -> settings("a:1", Duration.ofSeconds(20), 100_000))
                .hasMessageContaining("diancang.screenshots.height must be 320 to 8000");
    }

    @Test
    void theBrowserKnowsNoAddressButThatOfTheContentSite() {
        List<String> command =
                new BrowserCommand(
                                Path.of("/usr/bin/chromium"),
                                settings("proxy:443", Duration.ofSeconds(20), 1600),
                                "https://content.example",
                                8082)
                        .of("/20260101000000/http://a.example/ --x", Path.of("/tmp/f"), true);

        assertThat(command)
                .contains("--host-resolver-rules=MAP content.example proxy:443,MAP * ~NOTFOUND")
                .doesNotContain("--no-sandbox")
                .last()
                .isEqualTo("https://content.example/20260101000000/http://a.example/ --x");
    }
}

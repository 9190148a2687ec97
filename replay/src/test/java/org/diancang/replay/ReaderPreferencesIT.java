package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class ReaderPreferencesIT {
    private static final String HOME = "http://preferences.example/";

    private final RunningReplay replay;

    ReaderPreferencesIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        ThreeVersions.capture(replay.archive(), HOME);
    }

    @Test
    void englishIsComplete() throws IOException {
        for (String path :
                new String[] {
                    "/",
                    "/*/" + HOME,
                    "/20261108223009/" + HOME,
                    "/search?q=x",
                    "/*/http://never.example/",
                    "/nowhere"
                }) {
            String text = replay.reader(path, "Cookie", "lang=en; theme=dark").text();
            assertThat(text)
                    .as(path)
                    .contains("lang=\"en\"", "data-bs-theme=\"dark\"")
                    .doesNotContain("??");
            assertThat(text.replace("中文", "").replace("清浦", ""))
                    .as(path)
                    .doesNotContainPattern("[\\u4e00-\\u9fff]");
        }
        assertThat(replay.reader("/", "Cookie", "lang=\"<x>; theme=evil\"").text())
                .contains("lang=\"zh-CN\"", "data-bs-theme=\"auto\"");
        assertThat(replay.reader("/search?lang=en").text()).contains("lang=\"en\"");
    }

    @Test
    void preferencesComeBackToThisSiteOnly() throws IOException {
        var answer =
                replay.reader("/preferences?theme=dark&back=%2F2026%2Fhttp%3A%2F%2Fa.example%2F");
        assertThat(answer.header("Location")).contains("/2026/http://a.example/");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("theme=dark")
                .contains("HttpOnly", "SameSite=Lax");
        for (String evil :
                new String[] {
                    "//evil.example", "http://evil.example", "%2F%5Cevil.example", "%2Fa%0d%0aX:1"
                }) {
            assertThat(replay.reader("/preferences?back=" + evil).header("Location")).contains("/");
        }
    }
}

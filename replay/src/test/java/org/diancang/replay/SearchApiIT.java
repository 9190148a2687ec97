package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class SearchApiIT {
    private final RunningReplay replay;

    SearchApiIT(RunningReplay replay) {
        this.replay = replay;
    }

    @Test
    void programsGetWhatTheIndexerAnswers() throws IOException {
        var answer = replay.reader("/api/search?q=%E6%B9%BF%E5%9C%B0&size=5&cursor=abc");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"total\":0");
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(replay.archive().lastSearch()).isEqualTo("q=湿地&size=5&cursor=abc");
    }

    @Test
    void programsGetCalendarsToo() throws IOException {
        String url = "http://api.example/counted";
        replay.archive().capture(url, "2026-05-04T00:00:00Z", 200, Payloads.utf8("<p>a"));

        var answer = replay.reader("/api/calendar?url=" + url + "&at=2026&zone=Asia/Shanghai");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.text()).contains("\"captures\":1", "\"date\":\"2026-05-04\"");
    }

    @Test
    void refusalsAreToldAsTheyAre() throws IOException {
        replay.archive().answerWith(400);

        assertThat(replay.reader("/api/search?q=a&year=x").status()).isEqualTo(400);
    }

    @Test
    void nothingElseOfTheIndexerIsReached() throws IOException {
        for (String path :
                new String[] {
                    "/api/cdx?url=a", "/api/internal/access", "/api/search/../internal/x"
                }) {
            assertThat(replay.reader(path).status()).as(path).isBetween(400, 404);
        }
    }
}

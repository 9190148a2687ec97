package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import org.diancang.replay.RunningReplay.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Code that a page made of strings comes back as scripts do, and as nothing that a browser shows.
 */
@ExtendWith(SharedReplay.class)
class MadeCodeIT {
    private final RunningReplay replay;

    MadeCodeIT(RunningReplay replay) {
        this.replay = replay;
    }

    @Test
    void codeAsksTheShim() throws IOException {
        Answer answer = replay.post("/_dc/code", "text/plain", utf8("say('湿地', location.host)"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("say('湿地', __dc_own(location).host)");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void markupIsNoPage() throws IOException {
        Answer answer = replay.post("/_dc/code", "text/html", utf8("<script>top.x</script>"));

        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void whatIsTooLongIsRefused() throws IOException {
        assertThat(replay.post("/_dc/code", "text/plain", new byte[1_500_001]).status())
                .isEqualTo(413);
    }

    @Test
    void itIsOnlyPosted() throws IOException {
        assertThat(replay.content("/_dc/code").status()).isEqualTo(404);
    }
}

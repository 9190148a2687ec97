package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times and versions as RFC 7089 has them. */
@ExtendWith(SharedReplay.class)
class MementoIT {
    private static final String HOME = "http://memento.example/";
    private static final String AT = "2026-11-09T06:30:09Z";
    private static final String PAGE =
            "<html><head><title>t</title></head><body><a"
                    + " href=\"/a?x=1&amp;y=2\">a</a></body></html>";

    private final RunningReplay replay;

    MementoIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        replay.archive()
                .capture(HOME, AT, 200, utf8(PAGE), "Content-Type", "text/html; charset=utf-8");
        replay.archive()
                .capture(
                        HOME + "gone",
                        AT,
                        404,
                        utf8("<html>gone</html>"),
                        "Content-Type",
                        "text/html");
    }

    @Test
    void anExactMementoIsRewrittenAndMarked() throws IOException {
        var answer = replay.content("/20261109063009/" + HOME);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Memento-Datetime")).contains("Mon, 09 Nov 2026 06:30:09 GMT");
        assertThat(answer.header("Link").orElseThrow())
                .contains(
                        "<" + HOME + ">; rel=\"original\"", "rel=\"timegate\"", "rel=\"timemap\"");
        assertThat(answer.header("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(answer.text())
                .contains("href=\"/20261109063009/" + HOME + "a?x=1&amp;y=2\"")
                .contains("<head><script src=\"/_dc/shim.js\"></script><title>");
    }

    @ParameterizedTest
    @CsvSource({"2026,''", "20261110,''", "20261109063010,if_", "2025,id_"})
    void anInexactTimeLeadsToTheExactOne(String digits, String modifier) throws IOException {
        var answer = replay.content("/" + digits + modifier + "/" + HOME);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/20261109063009" + modifier + "/" + HOME);
    }

    @Test
    void anArchivedErrorKeepsItsStatus() throws IOException {
        var answer = replay.content("/20261109063009/" + HOME + "gone");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Memento-Datetime")).isPresent();
        assertThat(answer.text()).contains("gone");
    }

    @Test
    void aRevisitHasItsOwnHeadersAndTheOriginalsPayload() throws IOException {
        byte[] payload = utf8("<p>same");
        String url = HOME + "same";
        long original =
                replay.archive()
                        .capture(
                                url,
                                AT,
                                200,
                                payload,
                                "Content-Type",
                                "text/html",
                                "X-Which",
                                "original");
        replay.archive()
                .revisit(
                        url,
                        "2026-11-10T06:30:09Z",
                        original,
                        AT,
                        payload,
                        true,
                        "Content-Type",
                        "text/html",
                        "X-Which",
                        "revisit");
        replay.archive()
                .revisit(
                        url,
                        "2026-11-11T06:30:09Z",
                        original,
                        AT,
                        payload,
                        false,
                        "Content-Type",
                        "text/html",
                        "X-Which",
                        "late");
        var known = replay.content("/20261110063009/" + url);
        assertThat(known.text()).contains("<p>same");
        assertThat(known.header("X-Archive-Orig-X-Which")).contains("revisit");
        assertThat(known.header("Memento-Datetime")).contains("Tue, 10 Nov 2026 06:30:09 GMT");
        assertThat(replay.content("/20261111063009/" + url).text()).contains("<p>same");
    }

    @Test
    void timegateAndTimemapsAnswer() throws IOException {
        var gate =
                replay.content(
                        "/timegate/" + HOME, "Accept-Datetime", "Mon, 09 Nov 2026 00:00:00 GMT");
        assertThat(gate.status()).isEqualTo(302);
        assertThat(gate.header("Location").orElseThrow()).endsWith("/20261109063009/" + HOME);
        assertThat(gate.header("Vary").orElseThrow()).containsIgnoringCase("accept-datetime");
        assertThat(replay.content("/timegate/" + HOME, "Accept-Datetime", "yesterday").status())
                .isEqualTo(400);
        assertThat(replay.content("/timemap/link/" + HOME).text())
                .contains(
                        "rel=\"original\"",
                        "rel=\"first last memento\"; datetime=\"Mon, 09 Nov 2026 06:30:09 GMT\"");
        assertThat(replay.content("/timemap/json/" + HOME).text()).contains("\"original_uri\"");
        assertThat(replay.content("/timemap/cdxj/" + HOME).text()).startsWith("20261109063009 {");
        assertThat(replay.content("/timemap/link/http://never.example/").status()).isEqualTo(404);
    }
}

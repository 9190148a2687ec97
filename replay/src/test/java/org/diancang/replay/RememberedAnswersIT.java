package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import java.util.List;
import org.diancang.replay.RunningReplay.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A record is damaged once it was shown: what is answered from then on was remembered. */
@ExtendWith(SharedReplay.class)
class RememberedAnswersIT {
    private static final String HOME = "http://remembered.example/";
    private static final String AT = "2026-11-09T06:30:09Z";
    private static final String DIGITS = "/20261109063009/";

    private final RunningReplay replay;

    RememberedAnswersIT(RunningReplay replay) {
        this.replay = replay;
    }

    private long capture(String name, int length) throws IOException {
        String page = "<p><a href=\"/a\">a</a>" + "字".repeat(length);
        return replay.archive()
                .capture(
                        HOME + name,
                        AT,
                        200,
                        utf8(page),
                        "Content-Type",
                        "text/html; charset=utf-8",
                        "Link",
                        "</next>; rel=next");
    }

    /** What an answer says, without how and when it was sent. */
    private static List<String> said(Answer answer) {
        return answer.headers().stream()
                .filter(h -> !h.matches("(?i)(date|content-length|transfer-encoding):.*"))
                .toList();
    }

    @Test
    void theSameRequestGetsTheSameAnswerAgain() throws IOException {
        long offset = capture("same", 100);
        Answer first = replay.content(DIGITS + HOME + "same");
        replay.archive().damage(offset + 12, 60);
        Answer second = replay.content(DIGITS + HOME + "same");
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(said(second)).isEqualTo(said(first));
    }

    @Test
    void whoHasItAlreadyIsToldSo() throws IOException {
        long offset = capture("known", 100);
        Answer first = replay.content(DIGITS + HOME + "known");
        replay.archive().damage(offset + 12, 60);
        Answer second =
                replay.content(
                        DIGITS + HOME + "known",
                        "If-None-Match",
                        first.header("ETag").orElseThrow());
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void whatTheAnswerDependsOnMakesAnother() throws IOException {
        long offset = capture("other", 100);
        replay.content(DIGITS + HOME + "other");
        replay.archive().damage(offset + 12, 60);
        String page = DIGITS + HOME + "other";
        assertThat(replay.content(page, "Accept-Encoding", "gzip").status()).isEqualTo(502);
        assertThat(replay.content(page, "Sec-Fetch-Dest", "image").status()).isEqualTo(502);
        assertThat(replay.content("/20261109063009id_/" + HOME + "other").status()).isEqualTo(502);
        assertThat(replay.content(page).status()).isEqualTo(200);
    }

    @Test
    void whatIsLongIsReadAnew() throws IOException {
        long offset = capture("long", 50_000);
        assertThat(replay.content(DIGITS + HOME + "long").status()).isEqualTo(200);
        replay.archive().damage(offset + 12, 60);
        assertThat(replay.content(DIGITS + HOME + "long").status()).isEqualTo(502);
    }

    @Test
    void whatIsHiddenNowIsNotShownFromMemory() throws IOException {
        capture("hidden", 100);
        assertThat(replay.content(DIGITS + HOME + "hidden").status()).isEqualTo(200);
        replay.archive().hide(HOME + "hidden", 404, "", "");
        assertThat(replay.content(DIGITS + HOME + "hidden").status()).isEqualTo(404);
    }
}

package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.gzip;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedReplay.class)
class RecordedPayloadIT {
    private static final String HOME = "http://payload.example/";
    private static final String AT = "2026-11-09T06:30:09Z";

    private final RunningReplay replay;

    RecordedPayloadIT(RunningReplay replay) {
        this.replay = replay;
    }

    @Test
    void rawBytesAreThoseRecorded() throws IOException {
        byte[] zipped = gzip(utf8("<a href=\"/a?x=1&amp;y=2\">a</a>"));
        replay.archive()
                .capture(
                        HOME + "z",
                        AT,
                        200,
                        zipped,
                        "Content-Type",
                        "text/html",
                        "Content-Encoding",
                        "gzip");
        var raw = replay.content("/20261109063009id_/" + HOME + "z");
        assertThat(raw.body()).isEqualTo(zipped);
        assertThat(raw.header("Content-Encoding")).contains("gzip");
        var rewritten = replay.content("/20261109063009/" + HOME + "z");
        assertThat(rewritten.header("Content-Encoding")).isEmpty();
        assertThat(rewritten.text()).contains("/20261109063009/" + HOME + "a");
    }

    @Test
    void chunkedAnswersAreJoined() throws IOException {
        replay.archive()
                .captureRaw(
                        HOME + "chunks",
                        AT,
                        200,
                        utf8(
                                "HTTP/1.1 200 OK\r\n"
                                        + "Content-Type: text/plain\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\n"
                                        + "3\r\n"
                                        + "abc\r\n"
                                        + "2\r\n"
                                        + "de\r\n"
                                        + "0\r\n\r\n"),
                        "text/plain");
        assertThat(replay.content("/20261109063009/" + HOME + "chunks").text()).isEqualTo("abcde");
        assertThat(replay.content("/20261109063009id_/" + HOME + "chunks").text())
                .isEqualTo("abcde");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Length: 3\r\n",
                "Content-Length: 900\r\n",
                "Content-Length: x\r\n"
            })
    void theRecordSaysHowLongAPayloadIs(String header) throws IOException {
        String url = HOME + "length-" + UUID.randomUUID();
        replay.archive()
                .captureRaw(
                        url,
                        AT,
                        200,
                        utf8(
                                "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n"
                                        + header
                                        + "\r\npayload"),
                        "text/plain");
        assertThat(replay.content("/20261109063009/" + url).text()).isEqualTo("payload");
    }

    @Test
    void aPayloadThatBreaksOffIsShownAsFarAsItGoes() throws IOException {
        byte[] zipped = gzip(utf8("<p>begin" + UUID.randomUUID().toString().repeat(2000)));
        replay.archive()
                .capture(
                        HOME + "torn",
                        AT,
                        200,
                        Arrays.copyOf(zipped, zipped.length / 2),
                        "Content-Type",
                        "text/html",
                        "Content-Encoding",
                        "gzip");
        var answer = replay.content("/20261109063009/" + HOME + "torn");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<p>begin");
    }
}

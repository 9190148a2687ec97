package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.gzip;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of archived payloads, byte for byte (RFC 9110 §14). */
@ExtendWith(SharedReplay.class)
class RangeReplayIT {
    private static final String AT = "2026-11-09T06:30:09Z";
    private static final String SITE = "http://media.example/";
    private static final String FILM = "/20261109063009im_/" + SITE + "film.mp4";
    private static final byte[] BYTES = new byte[3_000_000];

    /** Out of the middle of something encoded. */
    private static final byte[] ENCODED = new byte[40];

    private final RunningReplay replay;

    RangeReplayIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        new Random(4).nextBytes(BYTES);
        new Random(5).nextBytes(ENCODED);
        Archive archive = replay.archive();
        archive.capture(SITE + "film.mp4", AT, 200, BYTES, "Content-Type", "video/mp4");
        String chunked =
                "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nTransfer-Encoding: chunked\r\n\r\n";
        archive.captureRaw(
                SITE + "chunked.mp4",
                AT,
                200,
                (chunked + "5\r\nabcde\r\n5\r\nfghij\r\n0\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                "video/mp4");
        archive.capture(
                SITE + "zipped.bin",
                AT,
                200,
                gzip(utf8("abcdefghij")),
                "Content-Type",
                "application/octet-stream",
                "Content-Encoding",
                "gzip");
        archive.capture(
                SITE + "zipped-part.bin",
                AT,
                206,
                ENCODED,
                "Content-Type",
                "application/octet-stream",
                "Content-Encoding",
                "gzip",
                "Content-Range",
                "bytes 10-%d/1000".formatted(10 + ENCODED.length - 1));
        byte[] page = gzip(utf8("<a href=/x>"));
        archive.capture(
                SITE + "zipped-page.html",
                AT,
                206,
                page,
                "Content-Type",
                "text/html",
                "Content-Encoding",
                "gzip",
                "Content-Range",
                "bytes 0-%d/*".formatted(page.length - 1));
        part(archive, "part.mp4", "bytes 100-199/1000", 100);
        part(archive, "all.mp4", "bytes 0-99/100", 100);
        part(archive, "vague.mp4", "bytes 100-199/*", 100);
        part(archive, "broken.mp4", "bytes 9-1/x", 100);
        archive.capture(
                SITE + "gone.mp4", AT, 404, Arrays.copyOf(BYTES, 50), "Content-Type", "video/mp4");
        archive.capture(SITE + "empty.mp4", AT, 200, new byte[0], "Content-Type", "video/mp4");
        archive.capture(
                SITE + "page.html", AT, 200, utf8("<a href=/x>"), "Content-Type", "text/html");
    }

    private static void part(Archive archive, String name, String contentRange, int length)
            throws IOException {
        archive.capture(
                SITE + name,
                AT,
                206,
                Arrays.copyOf(BYTES, length),
                "Content-Type",
                "video/mp4",
                "Content-Range",
                contentRange);
    }

    private RunningReplay.Answer ask(String name, String... headers) throws IOException {
        return replay.content("/20261109063009im_/" + SITE + name, headers);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-,0,2999999",
        "bytes=0-1,0,1",
        "bytes=2500000-,2500000,2999999",
        "bytes=-10,2999990,2999999",
        "bytes=1000000-1000999,1000000,1000999"
    })
    void aRangeIsThoseBytes(String range, int first, int last) throws IOException {
        for (String modifier : new String[] {"im_", "id_", ""}) {
            var answer = replay.content(FILM.replace("im_", modifier), "Range", range);
            assertThat(answer.status()).isEqualTo(206);
            assertThat(answer.header("Content-Range"))
                    .contains("bytes " + first + "-" + last + "/3000000");
            assertThat(answer.header("Content-Length")).contains("" + (last - first + 1));
            assertThat(answer.header("Content-Type")).contains("video/mp4");
            assertThat(answer.header("Memento-Datetime")).isPresent();
            assertThat(Arrays.equals(answer.body(), Arrays.copyOfRange(BYTES, first, last + 1)))
                    .isTrue();
        }
    }

    @Test
    void withoutARangeThereIsAllAndWordOfRanges() throws IOException {
        var answer = replay.content(FILM);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Accept-Ranges")).contains("bytes");
        assertThat(answer.header("Content-Length")).contains("3000000");
        assertThat(answer.header("ETag").orElseThrow()).startsWith("\"").endsWith("\"");
        assertThat(answer.body()).hasSize(3_000_000);
        assertThat(replay.contentWith("HEAD", FILM, "Range", "bytes=0-1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=3000000-", "bytes=99999999999999999999999-", "bytes=-0"})
    void whatLiesBeyondIsRefusedWithTheLength(String range) throws IOException {
        var answer = replay.content(FILM, "Range", range);
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).contains("bytes */3000000");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=5-1", "bytes=0-1,3-4", "bytes=x", "words=0-1", "bytes=", "\u00e4"})
    void brokenOrManifoldRangesAreIgnored(String range) throws IOException {
        var answer = ask("chunked.mp4", "Range", range);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("abcdefghij");
    }

    @Test
    void aConditionThatDoesNotHoldGivesTheWhole() throws IOException {
        String tag = replay.content(FILM).header("ETag").orElseThrow();
        assertThat(replay.content(FILM, "Range", "bytes=0-1", "If-Range", tag).status())
                .isEqualTo(206);
        for (String other :
                new String[] {"\"x\"", "W/" + tag, "Mon, 09 Nov 2026 06:30:09 GMT", ""}) {
            assertThat(replay.content(FILM, "Range", "bytes=0-1", "If-Range", other).status())
                    .isEqualTo(200);
        }
        assertThat(replay.content(FILM, "If-None-Match", "\"x\", W/" + tag).status())
                .isEqualTo(304);
        assertThat(replay.content(FILM.replace("im_", "id_")).header("ETag").orElseThrow())
                .isNotEqualTo(tag);
    }

    @Test
    void lengthsThatNoHeaderTellsAreCounted() throws IOException {
        var chunked = ask("chunked.mp4", "Range", "bytes=-3");
        assertThat(chunked.status()).isEqualTo(206);
        assertThat(chunked.header("Content-Range")).contains("bytes 7-9/10");
        assertThat(chunked.text()).isEqualTo("hij");
        var zipped = ask("zipped.bin", "Range", "bytes=2-4");
        assertThat(zipped.header("Content-Range")).contains("bytes 2-4/10");
        assertThat(zipped.header("Content-Encoding")).isEmpty();
        assertThat(zipped.text()).isEqualTo("cde");
        var raw = replay.content("/20261109063009id_/" + SITE + "zipped.bin", "Range", "bytes=0-1");
        assertThat(raw.status()).isEqualTo(206);
        assertThat(raw.header("Content-Encoding")).contains("gzip");
        assertThat(raw.body()).containsExactly(0x1f, 0x8b);
    }

    @Test
    void aCaptureOfAPartSaysWhichPartItIs() throws IOException {
        var whole = ask("part.mp4");
        assertThat(whole.status()).isEqualTo(206);
        assertThat(whole.header("Content-Range")).contains("bytes 100-199/1000");
        assertThat(whole.body()).hasSize(100);
        var within = ask("part.mp4", "Range", "bytes=150-400");
        assertThat(within.status()).isEqualTo(206);
        assertThat(within.header("Content-Range")).contains("bytes 150-199/1000");
        assertThat(within.body()).containsExactly(Arrays.copyOfRange(BYTES, 50, 100));
        for (String missing : new String[] {"bytes=0-", "bytes=200-", "bytes=-10"}) {
            var answer = ask("part.mp4", "Range", missing);
            assertThat(answer.status()).as(missing).isEqualTo(404);
            assertThat(answer.text()).contains("没有存档");
        }
        assertThat(ask("part.mp4", "Range", "bytes=1000-").status()).isEqualTo(416);
        assertThat(ask("vague.mp4", "Range", "bytes=-10").header("Content-Range"))
                .contains("bytes 100-199/*");
        assertThat(ask("vague.mp4", "Range", "bytes=110-119").header("Content-Range"))
                .contains("bytes 110-119/*");
    }

    @Test
    void aPartOfEncodedBytesStaysAsItWasRecorded() throws IOException {
        var answer = ask("zipped-part.bin", "Range", "bytes=12-13");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Encoding")).contains("gzip");
        assertThat(answer.header("Content-Range")).contains("bytes 12-13/1000");
        assertThat(answer.body()).containsExactly(ENCODED[2], ENCODED[3]);
    }

    @Test
    void aPageOfWhichTheBeginningWasCapturedIsRewrittenAllTheSame() throws IOException {
        var answer = replay.content("/20261109063009/" + SITE + "zipped-page.html");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.text()).contains("/20261109063009/http://media.example/x");
    }

    @Test
    void aPartThatIsEverythingIsTheWhole() throws IOException {
        var whole = ask("all.mp4");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("Content-Range")).isEmpty();
        assertThat(ask("all.mp4", "Range", "bytes=90-").header("Content-Range"))
                .contains("bytes 90-99/100");
        assertThat(ask("broken.mp4", "Range", "bytes=0-1").header("Content-Range")).isEmpty();
    }

    @Test
    void errorsPagesAndNothingHaveNoRanges() throws IOException {
        var gone = ask("gone.mp4", "Range", "bytes=0-1");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body()).hasSize(50);
        assertThat(ask("empty.mp4", "Range", "bytes=0-1").status()).isEqualTo(200);
        var page = replay.content("/20261109063009/" + SITE + "page.html", "Range", "bytes=0-1");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Accept-Ranges")).isEmpty();
    }
}

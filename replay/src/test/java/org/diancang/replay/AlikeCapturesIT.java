package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.diancang.url.PostedRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages ask for at random or by the clock, and what they post, is found all the same. */
@ExtendWith(SharedReplay.class)
class AlikeCapturesIT {
    private static final String HOME = "http://alike.example/";
    private static final String AT = "2026-11-09T06:30:09Z";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RunningReplay replay;

    AlikeCapturesIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        Archive archive = replay.archive();
        String json = "application/json";
        for (String path :
                new String[] {
                    "list?page=1&_=1731139809000",
                    "list?page=2&_=1731139810000",
                    "time?t=1731139809000",
                    "random?0.8230918230981",
                    "plain.js",
                    "session?id=7&PHPSESSID=abcdef0123456789",
                    "years?t=2024",
                }) {
            archive.capture(HOME + path, AT, 200, utf8(path), "Content-Type", json);
        }
        archive.capture(
                HOME + "call?q=a&callback=jQuery1110_1731139809000&_=1731139809001",
                AT,
                200,
                utf8(
                        "/**/typeof jQuery1110_1731139809000 === 'function' &&"
                                + " jQuery1110_1731139809000({\"a\":\"jQuery1110_1731139809000x\"});"),
                "Content-Type",
                "application/javascript");
        for (String alone : new String[] {"moved?t=1731139809000", "moved-too?t=1731139809000"}) {
            String secure = "https" + HOME.substring(4) + alone;
            archive.capture(HOME + alone, AT, 301, new byte[0], "Location", secure);
        }
        archive.capture(
                HOME + "moved-too?t=1731139800000", AT, 200, utf8("there"), "Content-Type", json);
        for (String words : new String[] {"q=tea&t=1731139809000", "q=coffee&t=1731139809000"}) {
            archive.captureOfPosted(
                    HOME + "search",
                    new PostedRequest("POST", FORM, Integer.toString(words.length()))
                            .query(utf8(words)),
                    AT,
                    utf8("found " + words),
                    "text/plain");
        }
        archive.capture(
                HOME + "old.png",
                "2006-01-01T00:00:00Z",
                200,
                new byte[10],
                "Content-Type",
                "image/png");
    }

    private static String at(String path) {
        return "/20261109063009js_/" + HOME + path;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "list?page=2&_=1799999999999 list?page=2&_=1731139810000",
                "list?_=1799999999999&page=1 list?page=1&_=1731139809000",
                "time?t=1799999999999 time?t=1731139809000",
                "time?t=0.123456789 time?t=1731139809000",
                "random?0.5555555555555 random?0.8230918230981",
                "plain.js?_=5 plain.js",
                "plain.js?utm_source=x&ts=1799999999 plain.js",
                "session?PHPSESSID=99887766554433221100&id=7 session?id=7&PHPSESSID=abcdef0123456789"
            })
    void whatChangesWithEachRequestMakesNoDifference(String asked, String captured)
            throws IOException {
        var answer = replay.content(at(asked));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains(at(captured));
        assertThat(replay.content(at(captured)).text()).isEqualTo(captured);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list?page=3&_=1731139810000",
                "list?page=2",
                "years?t=2025",
                "session?id=8&PHPSESSID=abcdef0123456789",
                "other?_=1"
            })
    void whatMeansSomethingElseIsNotFound(String asked) throws IOException {
        assertThat(replay.content(at(asked)).status()).isEqualTo(404);
    }

    @Test
    void aRedirectToItselfIsNothingThatIsAlike() throws IOException {
        assertThat(replay.content(at("moved?t=1731139809000")).status()).isEqualTo(404);
        assertThat(replay.content(at("moved-too?t=1731139809000")).header("Location"))
                .contains(at("moved-too?t=1731139800000"));
    }

    @Test
    void jsonpCallsTheFunctionThatIsAskedForNow() throws IOException {
        var answer =
                replay.content(
                        at("call?callback=jQuery3330_1799999999999&q=a&_=1799999999998"),
                        "Sec-Fetch-Dest",
                        "script");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo(
                        "/**/typeof jQuery3330_1799999999999 === 'function' &&"
                                + " jQuery3330_1799999999999({\"a\":\"jQuery1110_1731139809000x\"});");
    }

    @Test
    void noCodeGetsInByTheNameOfAFunction() throws IOException {
        var answer = replay.content(at("call?callback=alert(1)&q=a&_=1799999999998"));
        assertThat(answer.status()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({
        "q=tea&t=1731139809000,found q=tea&t=1731139809000",
        "q=coffee&t=1731139809000,found q=coffee&t=1731139809000",
        "q=tea&t=1799999999999,found q=tea&t=1731139809000"
    })
    void aPostedRequestIsAnsweredAsItsBodyWas(String body, String found) throws IOException {
        var answer = post(body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(found);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=water", "", "q=tea&more=1"})
    void whatWasNeverPostedCannotBeSubmitted(String body) throws IOException {
        assertThat(post(body).status()).isEqualTo(405);
    }

    @Test
    void aPostedBodyOfAnySizeIsReadInPartOnly() throws IOException {
        assertThat(post("q=" + "x".repeat(1 << 20)).status()).isEqualTo(405);
    }

    private RunningReplay.Answer post(String body) throws IOException {
        return replay.post(at("search"), FORM, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatAPageEmbedsMayBeAsOldAsItIs() throws IOException {
        var answer = replay.content("/20261109063009im_/" + HOME + "old.png");
        assertThat(answer.header("Location").orElseThrow()).startsWith("/20060101000000im_/");
    }
}

package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.diancang.replay.RunningReplay.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy over plain HTTP, spoken to byte by byte. */
@ExtendWith(SharedReplay.class)
class ProxyIT {
    private static final String SITE = "http://proxied.example";
    private static final String EARLY = "Sun, 01 Mar 2020 00:00:00 GMT";
    private static final String LATE = "Wed, 04 Mar 2026 05:06:07 GMT";
    private static final byte[] MEDIA = Payloads.utf8("0123456789");
    private static boolean captured;

    @BeforeEach
    void capture(RunningReplay replay) throws IOException {
        if (captured) {
            return;
        }
        captured = true;
        Archive archive = replay.archive();
        archive.capture(
                SITE + "/page",
                "2020-03-01T00:00:00Z",
                200,
                Payloads.gzip(Payloads.utf8("<a href=\"/next\">early</a>")),
                "Content-Type",
                "text/html; charset=gbk",
                "Content-Encoding",
                "gzip",
                "Set-Cookie",
                "a=b",
                "Strict-Transport-Security",
                "max-age=1",
                "Alt-Svc",
                "h3=\":443\"",
                "Cache-Control",
                "max-age=31536000",
                "Clear-Site-Data",
                "\"*\"",
                "WWW-Authenticate",
                "Basic",
                "Content-Security-Policy",
                "default-src 'self'; report-uri https://elsewhere.example/r",
                "X-Own",
                "kept");
        byte[] late = Payloads.utf8("<a href=\"/next\">late</a>");
        long original =
                archive.capture(
                        SITE + "/page",
                        "2026-03-04T05:06:07Z",
                        200,
                        late,
                        "Content-Type",
                        "text/html");
        archive.revisit(
                SITE + "/again",
                "2026-03-05T00:00:00Z",
                original,
                "2026-03-04T05:06:07Z",
                late,
                true,
                "Content-Type",
                "text/html");
        archive.capture(
                SITE + "/moved",
                "2026-03-04T05:06:07Z",
                301,
                new byte[0],
                "Location",
                "https://proxied.example/else where");
        archive.capture(
                SITE + "/film",
                "2026-03-04T05:06:07Z",
                200,
                MEDIA,
                "Content-Type",
                "video/mp4",
                "Content-Length",
                "10");
        archive.capture(
                SITE + "/data.js?callback=jq1&id=7",
                "2026-03-04T05:06:07Z",
                200,
                Payloads.utf8("jq1({})"),
                "Content-Type",
                "text/javascript");
        archive.captureOfPosted(
                SITE + "/ask",
                "__wb_method=POST&q=1",
                "2026-03-04T05:06:07Z",
                Payloads.utf8("{\"answer\":1}"),
                "application/json");
    }

    @Test
    void aPageIsShownAsItWasAtTheMomentThatIsAskedFor(RunningReplay replay) throws IOException {
        Answer early = replay.proxy(SITE + "/page", "Accept-Datetime", EARLY);
        assertThat(early.status()).isEqualTo(200);
        assertThat(early.text()).isEqualTo("<a href=\"/next\">early</a>");
        assertThat(early.header("Memento-Datetime")).contains(EARLY);
        assertThat(early.header("Content-Type")).contains("text/html; charset=gbk");
        assertThat(early.header("Vary")).contains("accept-datetime");
        assertThat(early.headers())
                .anyMatch(h -> h.contains("<" + SITE + "/page>; rel=\"original"));

        Answer late = replay.proxy(SITE + "/page", "Accept-Datetime", LATE);
        assertThat(late.text()).isEqualTo("<a href=\"/next\">late</a>");
        assertThat(replay.proxy(SITE + "/page").text()).as("the latest").isEqualTo(late.text());
    }

    @Test
    void whatWouldHoldForTheLiveSiteIsLeftOutAndTheRestKept(RunningReplay replay)
            throws IOException {
        Answer answer = replay.proxy(SITE + "/page", "Accept-Datetime", EARLY);
        for (String name :
                List.of(
                        "Set-Cookie",
                        "Strict-Transport-Security",
                        "Alt-Svc",
                        "Clear-Site-Data",
                        "WWW-Authenticate",
                        "Content-Encoding",
                        "Server")) {
            assertThat(answer.header(name)).as(name).isEmpty();
        }
        assertThat(answer.header("Cache-Control")).contains("private, no-cache");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(answer.header("X-Own")).contains("kept");
    }

    @Test
    void aRedirectLeadsWhereItLed(RunningReplay replay) throws IOException {
        Answer answer = replay.proxy(SITE + "/moved");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).contains("https://proxied.example/else%20where");
    }

    @Test
    void aRevisitShowsItsOriginal(RunningReplay replay) throws IOException {
        assertThat(replay.proxy(SITE + "/again").text()).contains("late");
    }

    @Test
    void aRangeIsAnsweredAndWhatTheBrowserHasIsNotSentAgain(RunningReplay replay)
            throws IOException {
        Answer part = replay.proxy(SITE + "/film", "Range", "bytes=2-4");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("234");
        assertThat(part.header("Content-Range")).contains("bytes 2-4/10");
        Answer known =
                replay.proxy(SITE + "/film", "If-None-Match", part.header("ETag").orElseThrow());
        assertThat(known.status()).isEqualTo(304);
    }

    @Test
    void jsonpThatDiffersInItsFunctionCallsTheOneThatIsAskedFor(RunningReplay replay)
            throws IOException {
        assertThat(replay.proxy(SITE + "/data.js?callback=jq2&id=7").text()).isEqualTo("jq2({})");
    }

    @Test
    void aPostIsAnsweredByItsBodyAndNothingIsSubmitted(RunningReplay replay) throws IOException {
        String form = "application/x-www-form-urlencoded";
        assertThat(replay.proxyPost(SITE + "/ask", form, Payloads.utf8("q=1")).text())
                .isEqualTo("{\"answer\":1}");
        assertThat(replay.proxyPost(SITE + "/ask", form, Payloads.utf8("q=2")).status())
                .isEqualTo(405);
    }

    @Test
    void whatIsNotArchivedIsSaidWithAPageOfItsOwn(RunningReplay replay) throws IOException {
        Answer answer = replay.proxy(SITE + "/never<b>");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .contains("没有存档", "Not archived", "/*/" + SITE + "/never%3Cb%3E")
                .doesNotContain("/_dc/");
        assertThat(replay.proxy(SITE + "/never.png", "Sec-Fetch-Dest", "image").text())
                .isEqualTo("没有存档 Not archived\n");
    }

    @Test
    void anotherOriginMayReadWhereTheArchivedServerSaidNothing(RunningReplay replay)
            throws IOException {
        String origin = "http://other.example";
        assertThat(
                        replay.proxy(SITE + "/film", "Origin", origin)
                                .header("Access-Control-Allow-Origin"))
                .contains(origin);
        Answer preflight =
                replay.proxyFrom(
                        "127.0.0.1",
                        "OPTIONS",
                        SITE + "/film",
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "GET",
                        "Access-Control-Request-Headers",
                        "x-own");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("x-own");
    }

    @Test
    void anArchivedServiceWorkerIsNotServed(RunningReplay replay) throws IOException {
        assertThat(replay.proxy(SITE + "/page", "Service-Worker", "script").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2020", "Sun, 01 Mar 2020 00:00:00 +0800", ""})
    void aMalformedMomentIsSaid(String moment, RunningReplay replay) throws IOException {
        Answer answer = replay.proxy(SITE + "/page", "Accept-Datetime", moment);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("时间写法不对", "Tue, 01 Jan 2019 00:00:00 GMT");
    }

    @Test
    void accessRulesHoldAsOnTheContentSite(RunningReplay replay) throws IOException {
        String url = SITE + "/page";
        replay.archive().hide(url, 451, "因诉讼暂不提供 <b>", "reading-room");
        Answer kept = replay.proxy(url);
        assertThat(kept.status()).isEqualTo(451);
        assertThat(kept.text())
                .contains("因诉讼暂不提供 &lt;b&gt;", "takedown@library.example")
                .doesNotContain("late");
        assertThat(kept.headers()).anyMatch(h -> h.contains("rel=\"blocked-by\""));
        assertThat(kept.header("Memento-Datetime")).isEmpty();
        assertThat(replay.proxyFrom("127.0.0.9", "GET", url).text()).contains("late");
        assertThat(
                        replay.proxyFrom("127.0.0.1", "GET", url, "X-Forwarded-For", "10.20.1.1")
                                .status())
                .isEqualTo(451);

        replay.archive().hide(url, 404, "not told", "");
        assertThat(replay.proxy(url).status()).isEqualTo(404);
        assertThat(replay.proxy(url).text()).doesNotContain("not told");
    }

    @Test
    void whatIsWithheldIsSaidToBeSoAndNothingLikeItIsShownInstead(RunningReplay replay)
            throws IOException {
        for (String moment : new String[] {"1731139809000", "1731139810000"}) {
            replay.archive()
                    .capture(
                            SITE + "/like?t=" + moment,
                            "2026-03-04T05:06:07Z",
                            200,
                            Payloads.utf8("at " + moment),
                            "Content-Type",
                            "text/html");
        }
        assertThat(replay.proxy(SITE + "/like?t=1731139811000").text()).startsWith("at ");
        replay.archive().hide(SITE + "/like?t=1731139809000", 451, "因诉讼暂不提供", "reading-room");

        assertThat(replay.proxy(SITE + "/like?t=1731139809000").status()).isEqualTo(451);
        assertThat(replay.proxy(SITE + "/like?t=1731139811000").text()).startsWith("at ");
    }

    @Test
    void anIndexThatIsAwayIsSaidAndWhenToComeBack(RunningReplay replay) throws IOException {
        replay.archive().answerWith(500);
        Answer answer = replay.proxy(SITE + "/page");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("30");
    }

    @Test
    void theDateIsChosenOnThePageOfTheProxyForThisReaderAlone(RunningReplay replay)
            throws IOException {
        String page = "http://diancang.proxy/";
        assertThat(replay.proxy(page).text()).contains("最近的存档", "latest captures");

        Answer chosen =
                replay.proxyChoose("127.0.0.5", page, "at=2020-03-02", "http://diancang.proxy");
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.header("Location")).contains("/");

        assertThat(replay.proxyFrom("127.0.0.5", "GET", page).text())
                .contains("2020年3月2日 12:00:00");
        assertThat(replay.proxyFrom("127.0.0.5", "GET", SITE + "/page").text()).contains("early");
        assertThat(
                        replay.proxyFrom(
                                        "127.0.0.5", "GET", SITE + "/page", "Accept-Datetime", LATE)
                                .text())
                .as("what the request says itself counts more")
                .contains("late");
        assertThat(replay.proxyFrom("127.0.0.6", "GET", SITE + "/page").text()).contains("late");

        replay.proxyChoose("127.0.0.5", page, "at=", "http://diancang.proxy");
        assertThat(replay.proxyFrom("127.0.0.5", "GET", SITE + "/page").text()).contains("late");
    }

    @Test
    void noOtherPageChoosesTheDate(RunningReplay replay) throws IOException {
        String page = "http://diancang.proxy/";
        assertThat(replay.proxyChoose("127.0.0.7", page, "at=2020-03-02", SITE).status())
                .isEqualTo(403);
        assertThat(replay.proxyChoose("127.0.0.7", page, "at=2020-03-02", "null").status())
                .isEqualTo(403);
        assertThat(replay.proxyFrom("127.0.0.7", "GET", page + "?at=20200302").text())
                .contains("latest captures");
        assertThat(replay.proxy(page).header("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at=2020-13-01", "at=x", "at=%32", "x=1", "at=2020-03-02&at=1", ""})
    void whatIsNoDateIsSaid(String form, RunningReplay replay) throws IOException {
        assertThat(
                        replay.proxyChoose(
                                        "127.0.0.7",
                                        "http://diancang.proxy/",
                                        form,
                                        "http://diancang.proxy")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void whoOpensTheProxyAsASiteIsToldWhatItIs(RunningReplay replay) throws IOException {
        assertThat(replay.proxy("/", "Host", "127.0.0.1:" + replay.proxyPort()).text())
                .contains("典藏代理");
    }

    @Test
    void theHomePageOfReadersTellsWhereItIs(RunningReplay replay) throws IOException {
        assertThat(replay.reader("/").text())
                .contains("127.0.0.1:" + replay.proxyPort() + "<", "http://diancang.proxy/")
                .contains("href=\"/proxy.crt\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://proxied.example/page",
                "http:///page",
                "http://:80/",
                "http://proxied.example:99999/",
                "http://user:pw@proxied.example/page",
                "http://proxied.example/%0d%0aX-Injected:%201",
                "http://proxied.example/%00",
                "http://proxied.example/../../etc/passwd",
                "http://proxied.example/a;b=c//d%2F..%5c",
                "http://127.0.0.1:1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]:9200/_search",
                "http://[::1",
                "http://proxied.example/\"<>|{}^`\\",
                "*",
                "nonsense",
                "/only/a/path"
            })
    void hostileTargetsGetAnAnswerAndNothingElse(String target, RunningReplay replay)
            throws IOException {
        Answer answer = replay.proxy(target);
        assertThat(answer.status()).isBetween(400, 451);
        assertThat(answer.headers()).noneMatch(h -> h.startsWith("X-Injected"));
        assertThat(answer.text()).doesNotContain("Exception", "jetty", "\tat ");
    }
}

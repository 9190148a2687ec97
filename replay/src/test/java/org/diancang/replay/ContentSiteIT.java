package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentSiteIT {
    private static final String HOME = "http://www.qingpu.gov.example/";
    private static final String AT = "2026-11-09T06:30:09Z";
    private static final String PAGE =
            "<html><head><title>t</title></head><body><a"
                    + " href=\"/a?x=1&amp;y=2\">a</a></body></html>";

    private static RunningReplay replay;

    @BeforeAll
    static void fill() throws IOException {
        replay = new RunningReplay();
        Archive archive = replay.archive();
        archive.capture(
                HOME,
                AT,
                200,
                utf8(PAGE),
                "Content-Type",
                "text/html; charset=utf-8",
                "Set-Cookie",
                "secret=1",
                "X-Powered-By",
                "PHP/4",
                "Content-Security-Policy",
                "default-src 'none'",
                "Strict-Transport-Security",
                "max-age=9",
                "Refresh",
                "0; url=http://evil.example/",
                "Content-Language",
                "zh");
        archive.capture(
                HOME + "gone", AT, 404, utf8("<html>gone</html>"), "Content-Type", "text/html");
        archive.capture(HOME + "moved", AT, 301, new byte[0], "Location", "/target?q=1");
        archive.capture(
                "http://self.example/", AT, 301, new byte[0], "Location", "https://self.example/");
        archive.capture(
                "https://self.example/",
                "2026-11-09T06:30:11Z",
                200,
                utf8("<p>secure"),
                "Content-Type",
                "text/html");
    }

    @AfterEach
    void recover() {
        replay.archive().answerWith(200);
    }

    @AfterAll
    static void stop() throws IOException {
        replay.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
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
                .contains("href=\"/20261109063009/http://www.qingpu.gov.example/a?x=1&amp;y=2\"")
                .contains("<head><script src=\"/_dc/shim.js\"></script><title>");
    }

    @Test
    void archivedHeadersTakeNoEffect() throws IOException {
        var answer = replay.content("/20261109063009if_/" + HOME);
        assertThat(answer.headers()).noneMatch(h -> h.toLowerCase().startsWith("set-cookie"));
        assertThat(String.join("\n", answer.headers())).doesNotContain("secret=1");
        assertThat(answer.header("X-Archive-Orig-X-Powered-By")).contains("PHP/4");
        assertThat(answer.header("X-Archive-Orig-Refresh")).isPresent();
        assertThat(answer.header("Refresh")).isEmpty();
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(answer.header("Content-Language")).contains("zh");
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .contains(
                        "default-src 'self'",
                        "frame-ancestors 'self' http://reader.localhost:8081");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("X-DNS-Prefetch-Control")).contains("off");
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
    void anArchivedRedirectStaysInTheArchive() throws IOException {
        var answer = replay.content("/20261109063009if_/" + HOME + "moved");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).contains("/20261109063009if_/" + HOME + "target?q=1");
    }

    @Test
    void aRedirectToTheSameKeyIsPassedOver() throws IOException {
        var answer = replay.content("/20261109063009if_/https://self.example/");
        assertThat(answer.header("Location")).contains("/20261109063011if_/https://self.example/");
        assertThat(replay.content("/20261109063011if_/https://self.example/").status())
                .isEqualTo(200);
    }

    @Test
    void rawBytesAreThoseRecorded() throws IOException {
        byte[] zipped = gzip(utf8(PAGE));
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
        assertThat(rewritten.text()).contains("/20261109063009/http://www.qingpu.gov.example/a");
    }

    @Test
    void chunkedAnswersAreJoined() throws IOException {
        replay.archive()
                .captureRaw(
                        "http://www.qingpu.gov.example/chunks",
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
    @CsvSource({
        "gbk,text/html,gb2312",
        "GBK,text/html; charset=gb2312,''",
        "GB18030,text/html,''",
        "GBK,text/html; charset=utf-8,gbk",
        "GBK,text/html; charset=ISO-8859-1,gb2312"
    })
    void chinesePagesComeInTheirOwnBytesRightlyLabelled(String charset, String header, String meta)
            throws IOException {
        String url = HOME + "zh-" + UUID.randomUUID();
        String html =
                "<html><head>"
                        + (meta.isEmpty()
                                ? ""
                                : "<meta http-equiv=content-type content='text/html; charset="
                                        + meta
                                        + "'>")
                        + "</head><body>清浦县镕鸟<a href=\"/搜?词=湿地\">湿地</a></body></html>";
        byte[] bytes = html.getBytes(Charset.forName(charset));
        replay.archive().capture(url, AT, 200, bytes, "Content-Type", header);
        var answer = replay.content("/20261109063009if_/" + url);
        assertThat(answer.header("Content-Type").orElseThrow().toLowerCase())
                .contains("charset=gb18030");
        assertThat(answer.text(Charset.forName("GB18030")))
                .contains("清浦县镕鸟<a href=")
                .contains("/%E6%90%9C?%B4%CA=%CA%AA%B5%D8\">湿地</a>");
    }

    @Test
    void pagesInUtf16AreReadable() throws IOException {
        replay.archive()
                .capture(
                        HOME + "u16",
                        AT,
                        200,
                        ("\ufeff<p>清浦<img src=/x>").getBytes(StandardCharsets.UTF_16LE),
                        "Content-Type",
                        "text/html");
        var answer = replay.content("/20261109063009/" + HOME + "u16");
        assertThat(answer.header("Content-Type").orElseThrow().toLowerCase())
                .contains("charset=utf-8");
        assertThat(answer.text()).contains("<p>清浦<img src=/20261109063009im_/");
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
    void whatIsNotArchivedIsSaidSo() throws IOException {
        var page =
                replay.content(
                        "/20261109063009if_/http://never.example/<x>", "Sec-Fetch-Dest", "iframe");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text())
                .contains("没有存档", "Not archived", "http://never.example/%3Cx%3E")
                .doesNotContain("<x>");
        var image = replay.content("/20261109063009im_/http://never.example/a.png");
        assertThat(image.status()).isEqualTo(404);
        assertThat(image.header("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(
                        replay.content(
                                        "/20261109063009/http://never.example/a",
                                        "Sec-Fetch-Dest",
                                        "image")
                                .header("Content-Type")
                                .orElseThrow())
                .startsWith("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://w.example/a//b",
                "http://w.example/a%2Fb?x=%2F&y=//z",
                "http://w.example/a;s=1",
                "http://w.example/?",
                "http://w.example/a|b",
                "http://w.example/%C4%E3?%BA%C3",
                "http://w.example/../x",
                "http://w.example/a?u=http://x.example/",
                "http://w.example/it's"
            })
    void oddAddressesArriveAsTheyWereSent(String url) throws IOException {
        replay.archive().capture(url, AT, 200, utf8("odd"), "Content-Type", "text/plain");
        assertThat(replay.content("/20261109063009/" + url).text()).isEqualTo("odd");
    }

    @Test
    void aCollapsedSchemeIsPutRight() throws IOException {
        assertThat(replay.content("/20261109063009/http:/www.qingpu.gov.example/").status())
                .isEqualTo(200);
        assertThat(replay.content("/20261109063009/www.qingpu.gov.example/").status())
                .isEqualTo(200);
    }

    @Test
    void addressesOfFiveThousandCharactersWork() throws IOException {
        String url = HOME + "long?" + "x".repeat(5000);
        replay.archive().capture(url, AT, 200, utf8("long"), "Content-Type", "text/plain");
        assertThat(replay.content("/20261109063009/" + url).text()).isEqualTo("long");
        assertThat(replay.content("/2026/" + url).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/20261399000000/http://a.example/",
                "/2026/http://",
                "/2026/ftp://a.example/",
                "/2026/javascript:alert(1)"
            })
    void malformedAddressesAreRefused(String target) throws IOException {
        var answer = replay.content(target);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("地址写法不对").doesNotContain("Exception");
    }

    @Test
    void anAddressWithoutEndIsRefused() throws IOException {
        assertThat(replay.content("/2026/http://a.example/" + "x".repeat(21_000)).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search",
                "/search?q=x",
                "/actuator/health",
                "/error",
                "/kit/diancang.css",
                "/*/http://www.qingpu.gov.example/",
                "/_frame",
                "/preferences?theme=dark",
                "/_dc/",
                "/_dc/../search",
                "/_dc/secret",
                "/webjars/bootstrap/5.3.8/css/bootstrap.min.css"
            })
    void theContentPortServesNoReaderPage(String target) throws IOException {
        var answer = replay.content(target, "Host", "reader.localhost:8081");
        assertThat(answer.status()).isIn(404, 400);
        assertThat(answer.headers()).noneMatch(h -> h.toLowerCase().startsWith("set-cookie"));
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .contains("form-action 'self'");
    }

    @Test
    void onlyReadingIsAllowed() throws IOException {
        assertThat(
                        replay.contentWith("POST", "/20261109063009/" + HOME, "Content-Length", "0")
                                .status())
                .isEqualTo(405);
        var head = replay.contentWith("HEAD", "/20261109063009/" + HOME);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
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
    void aHeaderWithoutEndIsNotRead() throws IOException {
        String url = HOME + "endless";
        replay.archive()
                .captureRaw(
                        url,
                        AT,
                        200,
                        utf8("HTTP/1.0 200 OK\r\nX: " + "y".repeat(3 << 20) + "\r\n\r\n"),
                        "text/plain");
        assertThat(replay.content("/20261109063009/" + url).status()).isEqualTo(502);
    }

    @Test
    void archivedServiceWorkersAreNotServed() throws IOException {
        assertThat(replay.content("/20261109063009/" + HOME, "Service-Worker", "script").status())
                .isEqualTo(404);
    }

    @Test
    void hostileHeadersEndNothing() throws IOException {
        String url = HOME + "hostile";
        replay.archive()
                .captureRaw(
                        url,
                        AT,
                        302,
                        utf8(
                                "HTTP/1.1 200 OK\r\n"
                                        + "Content-Type: text/html\u0001; charset=\"><x\r\n"
                                        + "X-Fold: a\r\n"
                                        + " Set-Cookie: injected=1\r\n"
                                        + "X-Bad Name: 1\r\n"
                                        + "X-Long: "
                                        + "y".repeat(60_000)
                                        + "\r\nContent-Length: 2\r\n\r\nok"),
                        "text/html");
        var answer = replay.content("/20261109063009/" + url);
        assertThat(answer.status()).isIn(200, 502);
        assertThat(answer.headers()).noneMatch(h -> h.toLowerCase().startsWith("set-cookie"));
        assertThat(String.join("\n", answer.headers()).length()).isLessThan(40_000);
    }

    @Test
    void aRedirectCannotBreakOutOfItsHeader() throws IOException {
        String url = HOME + "crlf";
        replay.archive()
                .capture(
                        url,
                        AT,
                        302,
                        new byte[0],
                        "Location",
                        "http://x.example/%0d%0aSet-Cookie:a=b\t\u00e4 <script>");
        var answer = replay.content("/20261109063009/" + url);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location").orElseThrow())
                .startsWith("/20261109063009/http://x.example/%0d%0aSet-Cookie:a=b")
                .doesNotContain("<", " ");
    }

    @Test
    void recordsThatAreNotThereAreSaidSo() throws IOException {
        Archive archive = replay.archive();
        archive.index(
                HOME + "l1",
                AT,
                200,
                "text/html",
                "sha1:X",
                "LJ0031-c00017-e1-20261109063000000-00099.warc.gz",
                0,
                UUID.randomUUID(),
                "response",
                "",
                "");
        archive.index(
                HOME + "l2",
                AT,
                200,
                "text/html",
                "sha1:X",
                "../../../etc/passwd",
                0,
                UUID.randomUUID(),
                "response",
                "",
                "");
        archive.index(
                HOME + "l3",
                AT,
                200,
                "text/html",
                "sha1:X",
                3,
                UUID.randomUUID(),
                "response",
                "",
                "");
        archive.index(
                HOME + "l4",
                AT,
                200,
                "text/html",
                "sha1:X",
                99_999_999,
                UUID.randomUUID(),
                "response",
                "",
                "");
        archive.index(
                HOME + "l5",
                AT,
                200,
                "text/html",
                "sha1:X",
                -5,
                UUID.randomUUID(),
                "response",
                "",
                "");
        for (String name : new String[] {"l1", "l2", "l3", "l4", "l5"}) {
            var answer = replay.content("/20261109063009/" + HOME + name);
            assertThat(answer.status()).as(name).isEqualTo(502);
            assertThat(answer.text()).contains("存档记录读不出").doesNotContain("Exception", "passwd");
        }
    }

    @Test
    void aDamagedRecordEndsInAPage() throws IOException {
        long offset =
                replay.archive()
                        .capture(
                                HOME + "damaged",
                                AT,
                                200,
                                utf8("x".repeat(500)),
                                "Content-Type",
                                "text/plain");
        replay.archive().damage(offset + 12, 60);
        var answer = replay.content("/20261109063009/" + HOME + "damaged");
        assertThat(answer.status()).isEqualTo(502);
    }

    @Test
    void aPayloadThatBreaksOffIsShownAsFarAsItGoes() throws IOException {
        byte[] zipped = gzip(utf8("<p>begin" + UUID.randomUUID().toString().repeat(2000)));
        replay.archive()
                .capture(
                        HOME + "torn",
                        AT,
                        200,
                        java.util.Arrays.copyOf(zipped, zipped.length / 2),
                        "Content-Type",
                        "text/html",
                        "Content-Encoding",
                        "gzip");
        var answer = replay.content("/20261109063009/" + HOME + "torn");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<p>begin");
    }

    @Test
    void whenTheIndexIsDownThatIsSaid() throws IOException {
        replay.archive().answerWith(503);
        var answer = replay.content("/20261109063009/" + HOME);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.text()).contains("索引暂时不可用", "Index unavailable");
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

    @Test
    void stylesAndScriptsAreServedAsWhatTheyAre() throws IOException {
        replay.archive()
                .capture(
                        HOME + "a.css",
                        AT,
                        200,
                        utf8("a{background:url(/b.png)}"),
                        "Content-Type",
                        "text/css");
        replay.archive()
                .capture(
                        HOME + "a.js",
                        AT,
                        200,
                        utf8("var a='<a href=\"/x\">'"),
                        "Content-Type",
                        "text/html");
        assertThat(replay.content("/20261109063009cs_/" + HOME + "a.css").text())
                .contains("url(/20261109063009im_/" + HOME + "b.png)");
        assertThat(replay.content("/20261109063009js_/" + HOME + "a.js").text())
                .isEqualTo("var a='<a href=\"/x\">'");
        assertThat(replay.content("/_dc/shim.js").text()).contains("http://reader.localhost:8081");
    }

    @Test
    void whatAPageAsksThisOriginForIsLedIntoTheArchive() throws IOException {
        String page = "http://content.localhost:8082/20261109063009if_/" + HOME + "news/";
        var image =
                replay.content("/2024/05/a.png?x=1", "Referer", page, "Sec-Fetch-Dest", "image");
        assertThat(image.status()).isEqualTo(307);
        assertThat(image.header("Location"))
                .contains("/20261109063009im_/" + HOME + "2024/05/a.png?x=1");
        assertThat(image.header("Cache-Control")).contains("no-store");
        assertThat(
                        replay.content("/api", "Referer", page, "Sec-Fetch-Dest", "empty")
                                .header("Location"))
                .contains("/20261109063009js_/" + HOME + "api");
        assertThat(
                        replay.content("/b.html", "Referer", page, "Sec-Fetch-Dest", "iframe")
                                .header("Location"))
                .contains("/20261109063009if_/" + HOME + "b.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/20261109063009if_/http://a.example/",
                "http://content.localhost:8082.evil.example/20261109063009if_/http://a.example/",
                "http://content.localhost:8082/_dc/shim.js",
                "http://content.localhost:8082/20261109063009if_/javascript:alert(1)",
                "http://content.localhost:8082/99999999999999/http://a.example/",
                "http://content.localhost:8082/",
                "%",
                "x"
            })
    void whoseAskingIsNoCaptureIsToldSo(String referer) throws IOException {
        assertThat(replay.content("/a.png", "Referer", referer).status()).isEqualTo(404);
    }

    @Test
    void whatScriptsImportLeadsIntoTheArchive() throws IOException {
        replay.archive()
                .capture(
                        HOME + "m.js",
                        AT,
                        200,
                        utf8("import a from '/a.js'; // 清浦\nimport('http://cdn.example/b.js')"),
                        "Content-Type",
                        "application/javascript");
        var answer = replay.content("/20261109063009js_/" + HOME + "m.js");
        assertThat(answer.text())
                .isEqualTo(
                        "import a from '/20261109063009js_/"
                                + HOME
                                + "a.js'; // 清浦\n"
                                + "import('/20261109063009js_/http://cdn.example/b.js')");
        assertThat(replay.content("/20261109063009id_/" + HOME + "m.js").text())
                .startsWith("import a from '/a.js'");
    }

    @Test
    void sheetsThatImportEachOtherComeOneByOne() throws IOException {
        for (String[] pair : new String[][] {{"l1.css", "l2.css"}, {"l2.css", "l1.css"}}) {
            replay.archive()
                    .capture(
                            HOME + pair[0],
                            AT,
                            200,
                            utf8("@import url(" + pair[1] + ") layer(x) screen;"),
                            "Content-Type",
                            "text/css");
        }
        assertThat(replay.content("/20261109063009cs_/" + HOME + "l1.css").text())
                .isEqualTo("@import url(/20261109063009cs_/" + HOME + "l2.css) layer(x) screen;");
        assertThat(replay.content("/20261109063009cs_/" + HOME + "l2.css").text())
                .contains("l1.css");
    }
}

package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderSiteIT {
    private static final String HOME = "http://www.qingpu.gov.example/";
    private static final byte[] PAGE = "<p>清浦".getBytes(StandardCharsets.UTF_8);

    private static RunningReplay replay;

    @BeforeAll
    static void fill() throws IOException {
        replay = new RunningReplay();
        for (String at :
                new String[] {
                    "2025-03-01T00:00:00Z", "2026-11-08T18:00:14Z", "2026-11-08T22:30:09Z"
                }) {
            replay.archive()
                    .capture(
                            HOME,
                            at,
                            200,
                            (at.contains("T18") ? "<p>新" : "<p>清浦")
                                    .getBytes(StandardCharsets.UTF_8),
                            "Content-Type",
                            "text/html");
        }
        replay.archive()
                .capture(
                        HOME + "gone",
                        "2026-11-08T22:30:09Z",
                        404,
                        PAGE,
                        "Content-Type",
                        "text/html");
        replay.archive()
                .capture(
                        HOME + "a?lang=en&x=%2F",
                        "2026-11-08T22:30:09Z",
                        200,
                        PAGE,
                        "Content-Type",
                        "text/html");
        replay.archive()
                .capture(
                        HOME + "a.pdf",
                        "2026-11-08T22:30:09Z",
                        200,
                        PAGE,
                        "Content-Type",
                        "application/pdf");
    }

    @AfterEach
    void recover() {
        replay.archive().answerWith(200);
        replay.archive().searchAnswers("{\"total\":0,\"hits\":[],\"facets\":{}}");
    }

    @AfterAll
    static void stop() throws IOException {
        replay.close();
    }

    @Test
    void aVersionStandsInAFrameFromTheOtherOrigin() throws IOException {
        var answer = replay.reader("/20261108223009/" + HOME);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("src=\"http://content.localhost:8082/20261108223009if_/" + HOME + "\"")
                .contains("sandbox=\"allow-scripts")
                .doesNotContain("allow-top-navigation", "style=\"")
                .contains("2026年11月9日 06:30:09", "这是存档，不是现在的网页", "第 3 版，共 3 版")
                .contains("href=\"/20261108180014/" + HOME + "\"")
                .contains(Archive.FILE, Archive.digest(PAGE), "相符", "urn:uuid:")
                .contains("/20261108223009id_/" + HOME);
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .contains(
                        "frame-src http://content.localhost:8082",
                        "style-src 'self'",
                        "script-src 'self'");
    }

    @Test
    void theDigestIsRecomputed() throws IOException {
        String url = HOME + "forged";
        replay.archive()
                .captureRaw(
                        url,
                        "2026-11-08T22:30:09Z",
                        200,
                        "HTTP/1.1 200 OK\r\n\r\nforged".getBytes(StandardCharsets.UTF_8),
                        "text/html");
        assertThat(replay.reader("/20261108223009/" + url).text())
                .contains("不相符", Archive.digest("forged".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aDigestOverTheChunksAsSentMatchesToo() throws IOException {
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
        String sent = "3\r\nabc\r\n0\r\n\r\n";
        for (String digested : new String[] {sent, "abc"}) {
            String url = HOME + "chunked" + digested.length();
            replay.archive()
                    .captureRaw(
                            url,
                            "2026-11-08T22:30:09Z",
                            200,
                            (head + sent).getBytes(StandardCharsets.UTF_8),
                            "text/html",
                            Archive.digest(digested.getBytes(StandardCharsets.UTF_8)));
            assertThat(replay.reader("/20261108223009/" + url).text()).contains("<b>相符</b>");
        }
    }

    @Test
    void anInexactTimeLeadsToTheExactOne() throws IOException {
        var answer = replay.reader("/20261109/" + HOME);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/20261108223009/" + HOME);
    }

    @Test
    void aQueryBelongsToTheArchivedUrl() throws IOException {
        var answer = replay.reader("/20261108223009/" + HOME + "a?lang=en&x=%2F");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("lang=\"zh-CN\"", "if_/" + HOME + "a?lang=en&amp;x=%2F");
        assertThat(answer.headers()).noneMatch(h -> h.toLowerCase().startsWith("set-cookie"));
    }

    @Test
    void aPdfIsOfferedInAWindow() throws IOException {
        assertThat(replay.reader("/20261108223009/" + HOME + "a.pdf").text())
                .contains("打开 PDF")
                .doesNotContain("<iframe");
    }

    @Test
    void theCalendarShowsDaysInBeijing() throws IOException {
        var answer = replay.reader("/*/" + HOME);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains(
                        "共 3 个版本",
                        "11月9日，2 个版本",
                        "href=\"/2025*/" + HOME + "\"",
                        "06:30:09",
                        "02:00:14")
                .doesNotContain("style=\"");
        assertThat(replay.reader("/2025*/" + HOME).text())
                .contains("3月1日，1 个版本")
                .doesNotContain("11月9日，2");
        assertThat(replay.reader("/*/" + HOME + "gone").text())
                .contains("aria-label=\"11月9日，1 个版本，返回 404\"", "class=\"dc-day e4\"");
    }

    @Test
    void aDayOpensItsVersionsAndRepeatsAreFolded() throws IOException {
        String url = HOME + "steady";
        for (int hour = 0; hour < 8; hour++) {
            replay.archive()
                    .capture(
                            url,
                            "2026-05-04T0" + hour + ":00:00Z",
                            200,
                            (hour < 6 ? "<p>a" : "<p>b").getBytes(StandardCharsets.UTF_8),
                            "Content-Type",
                            "text/html");
        }
        replay.archive()
                .capture(url, "2026-05-05T00:00:00Z", 200, "<p>b".getBytes(StandardCharsets.UTF_8));
        String text = replay.reader("/20260504*/" + url).text();
        assertThat(text)
                .contains("内容未变 ×5", "09:00:00", "13:00:00", "同 08:00:00", "真有变化", "2 次")
                .contains("5月4日，8 个版本，返回 200\"", "5月5日，1 个版本，返回 200，内容未变")
                .contains("class=\"dc-day n3\"", "class=\"dc-day re\"")
                .contains("href=\"/20260504*/" + url + "\"")
                .doesNotContain("10:00:00");
    }

    @Test
    void thousandsOfVersionsStayASmallPage() throws IOException {
        String url = HOME + "busy";
        String longUrl = HOME + "long?q=" + "x".repeat(1500);
        for (int i = 0; i < 6000; i++) {
            for (String each : new String[] {url, longUrl}) {
                replay.archive()
                        .index(
                                each,
                                java.time.Instant.parse("2026-01-01T00:00:00Z")
                                        .plusSeconds(5200L * i)
                                        .toString(),
                                i % 7 == 0 ? 503 : 200,
                                "text/html",
                                "sha1:" + "A".repeat(30) + (char) ('A' + i % 20) + "A",
                                0,
                                java.util.UUID.randomUUID(),
                                "response",
                                "",
                                "");
            }
        }
        for (String each : new String[] {url, longUrl}) {
            var year = replay.reader("/2026*/" + each);
            assertThat(year.status()).isEqualTo(200);
            assertThat(year.text()).contains(" 天有存档，", "还有");
            assertThat(year.body().length).as(each).isLessThan(150 * 1024);
        }
        assertThat(replay.reader("/2026*/" + url).text()).contains("<a class=\"dc-day");
        assertThat(replay.reader("/2026*/" + longUrl).text())
                .contains("<button class=\"dc-day")
                .doesNotContain("??");
        assertThat(replay.reader("/open?url=" + HOME + "busy&at=20260504").header("Location"))
                .contains("/20260504*/" + url);
        assertThat(replay.reader("/open?url=" + HOME + "busy&at=20260504010101").header("Location"))
                .contains("/20260504010101/" + url);
        for (String bad : new String[] {"x", "20269999000000", "-1", "999999999999999"}) {
            assertThat(replay.reader("/open?url=" + HOME + "&at=" + bad).status()).isEqualTo(400);
        }
        assertThat(replay.reader("/open?at=2026&url=javascript:alert(1)").status()).isEqualTo(400);
    }

    @Test
    void aDayOfVeryManyVersionsIsShownByTheHour() throws IOException {
        String url = HOME + "minutely";
        for (int i = 0; i < 600; i++) {
            replay.archive()
                    .index(
                            url,
                            java.time.Instant.parse("2026-03-03T00:00:00Z")
                                    .plusSeconds(30L * i)
                                    .toString(),
                            200,
                            "text/html",
                            "sha1:" + i,
                            0,
                            java.util.UUID.randomUUID(),
                            "response",
                            "",
                            "");
        }
        String day = replay.reader("/20260303*/" + url).text();
        assertThat(day).contains("12 时 · 120 版", "只列 40 行，还有 80 行");
        assertThat(replay.reader("/2026030308*/" + url).text())
                .contains(
                        "<a class=\"dc-tag py-1 px-2\" href=\"/2026030308*/"
                                + url
                                + "\" aria-current=\"true\"")
                .contains("08:59:30");
    }

    @Test
    void manyYearsAreOfferedAWindowAtATime() throws IOException {
        String url = HOME + "ancient";
        for (int year = 1900; year < 2000; year++) {
            replay.archive()
                    .index(
                            url,
                            year + "-06-01T00:00:00Z",
                            200,
                            "text/html",
                            "sha1:" + year,
                            0,
                            java.util.UUID.randomUUID(),
                            "response",
                            "",
                            "");
        }
        assertThat(replay.reader("/*/" + url).text())
                .contains("/1999*/", "/1960*/", "更早")
                .doesNotContain("/1958*/", "更晚");
        assertThat(replay.reader("/1950*/" + url).text())
                .contains("/1950*/", "更早", "更晚", "1950年")
                .doesNotContain("/1999*/");
        assertThat(replay.reader("/1777*/" + url).text()).contains("1999年");
    }

    @Test
    void moreVersionsThanAreCountedLeaveTheLatestInReach() throws IOException {
        String url = HOME + "endless";
        for (int i = 0; i < 10_050; i++) {
            String at =
                    i < 10_020
                            ? java.time.Instant.parse("2023-01-01T00:00:00Z")
                                    .plusSeconds(60L * i)
                                    .toString()
                            : "2026-07-%02dT00:00:00Z".formatted(i - 10_020 + 1);
            replay.archive()
                    .index(
                            url,
                            at,
                            200,
                            "text/html",
                            "sha1:" + i,
                            0,
                            java.util.UUID.randomUUID(),
                            "response",
                            "",
                            "");
        }
        assertThat(replay.reader("/*/" + url).text())
                .contains("2026年7月30日", "还有更多", "30 天有存档，30 个版本", "待核", "/2024*/");
        assertThat(replay.reader("/2024*/" + url).text()).contains("2026年</h2>");
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

    @Test
    void aTypedAddressLeadsToItsCalendar() throws IOException {
        assertThat(replay.reader("/search?q=www.qingpu.gov.example%2Fa%3Fb%3Dc").header("Location"))
                .contains("/*/http://www.qingpu.gov.example/a?b=c");
        assertThat(replay.reader("/search?q=%E6%B9%BF%E5%9C%B0").status()).isEqualTo(200);
    }

    @Test
    void hitsAreMarkedEscapedAndPaged() throws IOException {
        replay.archive()
                .searchAnswers(
                        "{\"total\":41,\"hits\":[{\"url\":\"http://a.example/\",\"title\":\"<script>alert(1)</script>\",\"type\":\"html\",\"fragments\":[[{\"text\":\"<b>\",\"mark\":false},{\"text\":\"湿地\",\"mark\":true}]],\"captures\":[{\"captureId\":\""
                                + Archive.FILE
                                + ":0\",\"capturedAt\":\"2026-11-08T22:30:09Z\",\"siteId\":\""
                                + Archive.SITE
                                + "\"}],\"captureCount\":4,\"firstCapturedAt\":\"2026-11-01T00:00:00Z\",\"lastCapturedAt\":\"2026-11-08T22:30:09Z\"},{\"url\":\"javascript:alert(2)\",\"title\":\"bad\",\"captureCount\":1}],\"facets\":{\"site\":[{\"value\":\""
                                + Archive.SITE
                                + "\",\"count\":41}],\"year\":[{\"value\":\"2026\",\"count\":41}],\"type\":[{\"value\":\"html\",\"count\":41}]}}");
        String text = replay.reader("/search?q=%E6%B9%BF%E5%9C%B0&year=2026&from=20").text();
        assertThat(text)
                .contains(
                        "<mark>湿地</mark>",
                        "&lt;b&gt;",
                        "&lt;script&gt;alert(1)",
                        "41 个网址",
                        "LJ-0031 a.example")
                .contains(
                        "href=\"/20261108223009/http://a.example/\"",
                        "href=\"/*/http://a.example/\"")
                .contains("from=40", "← 前 20 条", "/search?q=%E6%B9%BF%E5%9C%B0&amp;year=2026")
                .doesNotContain("<script>alert", "href=\"javascript:", "href=\"/*/javascript");
        assertThat(replay.archive().lastSearch())
                .contains("q=湿地", "from=20", "size=20", "year=2026");
    }

    @Test
    void emptyAndBrokenSearchesSaySo() throws IOException {
        assertThat(replay.reader("/search?q=nothing&year=2026").text()).contains("没有符合的", "清除筛选");
        replay.archive().answerWith(400);
        var refused = replay.reader("/search?q=%22");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("检索写法读不懂");
        replay.archive().answerWith(503);
        var down = replay.reader("/search?q=x");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.text()).contains("检索暂不可用", "value=\"x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/*/http://www.qingpu.gov.example/", "/2026/http://www.qingpu.gov.example/"})
    void whenTheIndexIsDownThePageSaysWhatWorks(String target) throws IOException {
        replay.archive().answerWith(500);
        var answer = replay.reader(target);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("索引暂不可用", "仍可阅读").doesNotContain("Exception");
    }

    @Test
    void whatIsNotArchivedOffersWhatIsNear() throws IOException {
        for (String near :
                new String[] {
                    "news/2026/list", "news/2026/list?page=2", "news/2026/other", "news/about"
                }) {
            replay.archive()
                    .capture(
                            HOME + near,
                            "2026-11-08T22:30:09Z",
                            200,
                            PAGE,
                            "Content-Type",
                            "text/html");
        }
        String query = replay.reader("/2026/" + HOME + "news/2026/list?page=9").text();
        assertThat(query)
                .contains("同一网页，网址参数不同", "同一目录下的存档")
                .contains("href=\"/20261108223009/" + HOME + "news/2026/list\"")
                .contains("href=\"/20261108223009/" + HOME + "news/2026/list?page=2\"")
                .contains("href=\"/*/" + HOME + "news/2026/other\"");
        assertThat(query.indexOf("news/2026/list?page=2"))
                .isLessThan(query.indexOf("news/2026/other"));
        assertThat(replay.reader("/*/" + HOME + "news/2026/gone.html").text())
                .contains("同一目录下的存档", HOME + "news/2026/other")
                .doesNotContain("网址参数不同");
        var answer = replay.reader("/2026/" + HOME + "never<x>");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .contains("没有存档", "never%3Cx%3E", "这个网站的其他存档", "href=\"/*/" + HOME + "\"");
    }

    @Test
    void whereNothingIsNearThatIsSaid() throws IOException {
        var answer = replay.reader("/2026/http://never.example/a/b/c?d=e");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .contains("这里也没有 never.example 的其他网页")
                .doesNotContain("同一目录", "href=\"/*/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2026/javascript:alert(1)",
                "/20269999/http://a.example/",
                "/*/ftp://a.example/",
                "/%zz",
                "/search?q=%zz&from=-1",
                "/_frame",
                "/_calendar",
                "/nowhere",
                "/2026/http://a.example/%00",
                "/20261108223009im_/http://www.qingpu.gov.example/",
                "/_dc/shim.js",
                "/error",
                "/timegate/http://a.example/"
            })
    void nothingEndsInAStackTrace(String target) throws IOException {
        var answer = replay.reader(target);
        assertThat(answer.status()).isIn(400, 404, 200);
        assertThat(answer.text()).doesNotContain("Exception", "\tat ", "Whitelabel");
    }

    @Test
    void healthIsTold() throws IOException {
        assertThat(replay.reader("/actuator/health/readiness").text()).contains("UP");
        assertThat(replay.reader("/actuator/env").status()).isEqualTo(404);
        assertThat(replay.reader("/kit/diancang.css").status()).isEqualTo(200);
        assertThat(replay.reader("/webjars/bootstrap/5.3.8/css/bootstrap.min.css").status())
                .isEqualTo(200);
    }
}

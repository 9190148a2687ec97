package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that show the archive as a whole. */
@ExtendWith(SharedReplay.class)
class ExplorePagesIT {
    private static final String TREND =
            """
            {"terms":[{"term":"</script><b>","pages":4},{"term":"候鸟","pages":0}],
             "years":[{"year":2020,"pages":10,"found":[{"pages":3,"share":0.3},{"pages":0,"share":0.0}]},
                      {"year":2022,"pages":1200,"found":[{"pages":1,"share":0.000833},{"pages":0,"share":0.0}]}]}
            """;
    private static final String DOMAIN =
            """
            {"domain":"a.example","pages":3,"firstCapturedAt":"2020-01-02T00:00:00Z","lastCapturedAt":"2022-05-05T05:05:05Z",
             "years":[{"year":2020,"pages":1,"bytes":1536,"withoutSize":0,"types":{"html":1}},
                      {"year":2022,"pages":2,"bytes":0,"withoutSize":2,"types":{"html":1,"ofd":1}}],
             "hosts":[{"host":"www.a.example","pages":3,"firstCapturedAt":"2020-01-02T00:00:00Z","lastCapturedAt":"2022-05-05T05:05:05Z"}],
             "moreHosts":false}
            """;
    private static final String LINKS =
            """
            {"pages":5,"domains":2,"linked":[{"domain":"b.example","pages":4},{"domain":"c.example","pages":1}]}
            """;
    private static final String IMAGES =
            """
            {"more":true,"images":[
              {"url":"http://img.example/a b.png?x=1","words":"湿地<i>","width":640,"height":480,
               "page":{"url":"http://a.example/p","urlkey":"example,a)/p","title":"<u>页","capturedAt":"2026-11-08T22:30:09Z"}},
              {"url":"javascript:alert(1)","words":"bad","page":{"url":"http://a.example/","title":"","capturedAt":"2026-11-08T22:30:09Z"}}]}
            """;

    private final RunningReplay replay;

    ExplorePagesIT(RunningReplay replay) {
        this.replay = replay;
    }

    @Test
    void aTrendIsAChartATableAndASentence() throws IOException {
        replay.archive().answers("/search/trend", TREND);

        String text = replay.reader("/search/trend?term=a,b&term=&term=c&year=2020&x=y").text();

        assertThat(replay.archive().lastSearch())
                .contains("term=a,b", "term=c", "year=2020")
                .doesNotContain("x=y");
        assertThat(text)
                .contains("“\\u003c/script>\\u003cb>”在 4 个网页里，比例最高的是 2020 年，占 30.0%。")
                .contains("\"data\":[30.0,null,0.08]")
                .contains("\"x\":[\"2020\",\"2021\",\"2022\"]")
                .contains("（UTC）", "1,200", "(0.1%)", "没有含“候鸟”的网页")
                .contains("href=\"/search?q=%3C%2Fscript%3E%3Cb%3E&amp;year=2022\"")
                .contains("echarts.common.min.js", "/kit/diancang-charts.js")
                .doesNotContain("</script><b>", "??");
    }

    @Test
    void aDomainHasYearsHostsAndLinks() throws IOException {
        replay.archive().answers("/search/domain", DOMAIN);
        replay.archive().answers("/search/links", LINKS);

        String text = replay.reader("/search/domain?domain=A.Example").text();

        assertThat(text)
                .contains("共 3 个网页，最多的是 2022 年，2 个。", "1.5 KB", "待核", "ofd")
                .contains("\"name\":\"网页\",\"data\":[1.0,0.0,1.0]")
                .contains("href=\"/search?q=site%3Aa.example&amp;year=2022\"")
                .contains("href=\"/search?q=host%3Awww.a.example\"")
                .contains("href=\"/search/domain?domain=b.example\"", "b.example (4)")
                .contains("viewBox=\"0 0 760")
                .doesNotContain("??");
    }

    @Test
    void picturesComeFromTheContentSiteAndLeadToTheirPage() throws IOException {
        replay.archive().answers("/search/images", IMAGES);

        var answer = replay.reader("/search/images?q=%E6%B9%BF%E5%9C%B0&from=40&type=html");
        String text = answer.text();

        assertThat(replay.archive().lastSearch())
                .contains("q=湿地", "from=40", "size=40", "type=html");
        assertThat(text)
                .contains("/20261108223009im_/http://img.example/a%20b.png?x=1\"")
                .contains("alt=\"湿地&lt;i&gt;\"", "640 × 480", "&lt;u&gt;页")
                .contains("href=\"/20261108223009/http://a.example/p\"")
                .contains("from=80", "← 前 40 张")
                .doesNotContain("javascript:", "<i>", "??");
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .containsPattern("img-src 'self' http://[^ ;]+;")
                .contains("script-src 'self'");
        assertThat(replay.reader("/search").header("Content-Security-Policy").orElseThrow())
                .contains("img-src 'self' data:;");
    }

    @Test
    void onlyTheReaderSiteMayShowAPictureOutsideOfItsPage() throws IOException {
        replay.archive()
                .capture(
                        "http://explore.example/a.png",
                        "2026-11-09T06:30:09Z",
                        200,
                        new byte[] {1},
                        "Content-Type",
                        "image/png",
                        "Access-Control-Allow-Origin",
                        "*");

        var picture = replay.content("/20261109063009im_/http://explore.example/a.png");
        var page = replay.content("/20261109063009/http://explore.example/a.png");

        assertThat(picture.header("Access-Control-Allow-Origin").orElse(""))
                .startsWith("http://")
                .isNotEqualTo("*");
        assertThat(picture.header("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(page.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/search/trend?term=a", "/search/domain?domain=a", "/search/images?q=a"})
    void whatTheIndexDoesntAnswerIsSaid(String path) throws IOException {
        replay.archive().answerWith(400);
        assertThat(replay.reader(path).status()).isEqualTo(400);
        assertThat(replay.reader(path).text()).contains("检索写法读不懂");
        replay.archive().answerWith(503);
        assertThat(replay.reader(path).status()).isEqualTo(503);
        assertThat(replay.reader(path).text()).contains("检索暂不可用", "value=\"a\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search/trend", "/search/domain", "/search/images"})
    void withoutAQuestionThereIsAFormInBothLanguages(String path) throws IOException {
        assertThat(replay.reader(path).text()).contains("<form").doesNotContain("??");
        String english = replay.reader(path, "Cookie", "lang=en").text();
        assertThat(english).contains("lang=\"en\"").doesNotContain("??", "echarts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/search/trend?term=a", "/search/domain?domain=a", "/search/images?q=a"})
    void whereNothingIsFoundThePageSaysWhatToDo(String path) throws IOException {
        replay.archive().answers("/search/trend", "{\"terms\":[{\"term\":\"a\",\"pages\":0}]}");
        replay.archive()
                .answers("/search/domain", "{\"domain\":\"a\",\"pages\":0,\"moreHosts\":false}");
        replay.archive().answers("/search/links", "{\"pages\":0,\"domains\":0}");
        replay.archive().answers("/search/images", "{\"more\":false}");

        assertThat(replay.reader(path).text()).contains("dc-empty").doesNotContain("??");
    }
}

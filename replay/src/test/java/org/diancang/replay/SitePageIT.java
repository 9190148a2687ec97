package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about a site. */
@ExtendWith(SharedReplay.class)
class SitePageIT {
    private static final String ID = "0193a3c2-7c1e-7a10-8f3a-52d1c0a4e001";
    private static final String SITE =
            """
            {"siteId":"%s",
             "described":{"number":"QH-0031","name":"青禾<b>县","libraryId":"x","libraryName":"青禾省图书馆",
                          "subject":"politics","seeds":["http://seed.example/","http://seed.example/never","javascript:1"]},
             "pages":4,"captures":1600,"bytes":1536,"withoutSize":1,"types":{"html":3,"ofd":1},
             "firstCapturedAt":"2020-01-02T00:00:00Z","lastCapturedAt":"2022-05-05T05:05:05Z",
             "years":[{"year":2020,"pages":1,"captures":1,"bytes":1536,"withoutSize":0,"types":{"html":1}},
                      {"year":2022,"pages":3,"captures":1599,"bytes":0,"withoutSize":3,"types":{"html":2,"ofd":1}}],
             "hosts":[{"host":"seed.example","pages":4,"firstCapturedAt":"2020-01-02T00:00:00Z","lastCapturedAt":"2022-05-05T05:05:05Z"}],
             "moreHosts":false,"millis":3,"later":"than this reader",
             "latest":[{"url":"http://seed.example/a b","title":"</script><i>最新","type":"html","capturedAt":"2026-11-08T22:30:09Z"},
                       {"url":"javascript:alert(1)","title":"","type":"pdf","capturedAt":"2026-11-08T22:30:09Z"}]}
            """
                    .formatted(ID);

    private final RunningReplay replay;

    SitePageIT(RunningReplay replay) {
        this.replay = replay;
    }

    @Test
    void aSiteTellsWhatThereIsSinceWhenAndHowMuch() throws IOException {
        replay.archive().answers("/search/site", SITE);
        replay.archive()
                .capture(
                        "http://seed.example/",
                        "2026-11-09T06:30:09Z",
                        200,
                        new byte[] {1},
                        "Content-Type",
                        "text/html");

        String text = replay.reader("/sites/QH-0031").text();

        assertThat(replay.archive().lastSearch()).isEqualTo("site=QH-0031");
        assertThat(text)
                .contains("青禾&lt;b&gt;县", "QH-0031", "由青禾省图书馆存档", "政治")
                .contains("1,600", "1.5 KB", "2020年1月2日", "待核", "ofd")
                .contains("共 1,600 条抓取记录，最多的是 2022 年，1,599 条。")
                .contains("\"name\":\"网页\",\"data\":[1.0,0.0,2.0]")
                .contains("href=\"/20261109063009/http://seed.example/\"")
                .contains("还没有能看的存档")
                .contains("href=\"/list?match=prefix&amp;url=http%3A%2F%2Fseed.example%2Fnever\"")
                .contains("href=\"/20261108223009/http://seed.example/a%20b\"")
                .contains("&lt;/script&gt;&lt;i&gt;最新")
                .contains("name=\"site\" value=\"" + ID + "\"")
                .contains("href=\"/search?site=" + ID + "&amp;year=2022\"")
                .contains("href=\"/api/search/site?site=" + ID + "\"")
                .doesNotContain("href=\"javascript", "<i>", "??");
    }

    @Test
    void theSameIsSaidInEnglish() throws IOException {
        replay.archive().answers("/search/site", SITE);

        assertThat(replay.reader("/sites/" + ID, "Cookie", "lang=en").text())
                .contains("Archived by 青禾省图书馆", "Politics", "1,600 captures in all")
                .doesNotContain("??");
    }

    @Test
    void aSiteWithoutANameIsShownByItsId() throws IOException {
        replay.archive()
                .answers(
                        "/search/site",
                        """
                        {"siteId":"%s","pages":1,"captures":1,"bytes":0,"withoutSize":1,"moreHosts":false,
                         "firstCapturedAt":"2020-01-02T00:00:00Z","lastCapturedAt":"2020-01-02T00:00:00Z"}
                        """
                                .formatted(ID));

        assertThat(replay.reader("/sites/" + ID).text())
                .contains("<bdi class=\"dc-break\">" + ID)
                .doesNotContain("??", "id=\"seeds\"");
    }

    @Test
    void anUnknownSiteIsClearlyNotFound() throws IOException {
        replay.archive().answerWith(404);

        var answer = replay.reader("/sites/QH-9999");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("没有这个网站的存档").doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sites/%20", "/sites/%3Cscript%3E", "/sites/a%2Fb", "/sites/a%00b"})
    void hostileNamesAreNoSites(String path) throws IOException {
        replay.archive().answerWith(404);

        var answer = replay.reader(path);

        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.text()).doesNotContain("<script>alert", "Exception");
        assertThat(replay.reader("/sites/" + "x".repeat(5_000)).status()).isEqualTo(404);
    }

    @Test
    void whileTheIndexIsDownThePageSaysSo() throws IOException {
        replay.archive().answerWith(503);

        var answer = replay.reader("/sites/" + ID);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("索引暂不可用");
    }

    @Test
    void programsGetTheSameAsJson() throws IOException {
        replay.archive().answers("/search/site", SITE);

        var answer = replay.reader("/api/search/site?site=QH-0031");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"captures\":1600");
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void hitsLeadToTheirSite() throws IOException {
        replay.archive()
                .searchAnswers(
                        """
                        {"total":1,"documents":1,"captures":1,"millis":3,"facets":{},
                         "sites":{"%s":"QH-0031 青禾县人民政府"},
                         "hits":[{"url":"http://seed.example/a","title":"湿地","type":"html","captureCount":1,
                                  "captures":[{"captureId":"c","capturedAt":"2026-11-08T22:30:09Z","siteId":"%s"}]}]}
                        """
                                .formatted(ID, ID));

        assertThat(replay.reader("/search?q=a").text())
                .contains("href=\"/sites/" + ID + "\">QH-0031 青禾县人民政府</a>");
    }

    @Test
    void calendarListingAndFrameLeadToTheSiteOfTheCapture() throws IOException {
        replay.archive()
                .capture(
                        "http://of-site.example/",
                        "2026-11-09T06:30:09Z",
                        200,
                        "<p>x".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "Content-Type",
                        "text/html");

        for (String path :
                new String[] {
                    "/*/http://of-site.example/",
                    "/list?match=host&url=http://of-site.example/",
                    "/20261109063009/http://of-site.example/"
                }) {
            assertThat(replay.reader(path).text()).as(path).contains("href=\"/sites/");
        }
    }
}

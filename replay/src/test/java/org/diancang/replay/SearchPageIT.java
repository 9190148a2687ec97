package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class SearchPageIT {
    private final RunningReplay replay;

    SearchPageIT(RunningReplay replay) {
        this.replay = replay;
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
                        "{\"total\":41,\"exact\":true,\"documents\":90,\"captures\":164,\"millis\":84,\"hits\":[{\"url\":\"http://a.example/\",\"title\":\"<script>alert(1)</script>\",\"titlePieces\":[{\"text\":\"<script>alert(1)</script>\",\"mark\":true}],\"type\":\"html\",\"fragments\":[[{\"text\":\"<b>\",\"mark\":false},{\"text\":\"湿地\",\"mark\":true}]],\"captures\":[{\"captureId\":\""
                                + Archive.FILE
                                + ":0\",\"capturedAt\":\"2026-11-08T22:30:09Z\",\"siteId\":\""
                                + Archive.SITE
                                + "\"}],\"captureCount\":4,\"firstCapturedAt\":\"2026-11-01T00:00:00Z\",\"lastCapturedAt\":\"2026-11-08T22:30:09Z\",\"sameText\":\"abc\",\"facts\":{\"issuer\":[\"清浦县人民政府\"],\"publishedOn\":[\"2026-11-07\"]},\"group\":{\"documents\":2,\"captureCount\":1400,\"firstCapturedAt\":\"2019-01-01T00:00:00Z\",\"lastCapturedAt\":\"2026-11-09T00:00:00Z\"}},{\"url\":\"javascript:alert(2)\",\"title\":\"bad\",\"captureCount\":1}],\"sites\":{\""
                                + Archive.SITE
                                + "\":\"LJ-0031 青浦县人民政府\"},\"facets\":{\"site\":[{\"value\":\""
                                + Archive.SITE
                                + "\",\"count\":41,\"label\":\"LJ-0031 青浦县人民政府\"}],\"year\":[{\"value\":\"2026\",\"count\":41},{\"value\":\"2019\",\"count\":10}],\"type\":[{\"value\":\"html\",\"count\":41}]}}");
        String text = replay.reader("/search?q=%E6%B9%BF%E5%9C%B0&year=2026&from=20").text();
        assertThat(text)
                .contains(
                        "<mark>湿地</mark>",
                        "&lt;b&gt;",
                        "<mark>&lt;script&gt;alert(1)&lt;/script&gt;</mark>",
                        ">bad</bdi>",
                        "41 个网址",
                        "LJ-0031 青浦县人民政府")
                .contains(
                        "href=\"/20261108223009/http://a.example/\"",
                        "href=\"/*/http://a.example/\"")
                .contains("含 164 个版本，用时 0.08 秒", "1,400 个版本", "href=\"/search?sameText=abc\"")
                .contains(
                        "清浦县人民政府. &lt;script&gt;alert(1)&lt;/script&gt;[EB/OL]. (2026-11-07)[",
                        "/20261108223009/http://a.example/. http://a.example/.")
                .contains("aria-label=\"2019年：10 个\"", "sort=newest")
                .contains("from=40", "← 前 20 条", "/search?q=%E6%B9%BF%E5%9C%B0&amp;year=2026")
                .doesNotContain("<script>alert", "href=\"javascript:", "href=\"/*/javascript");
        assertThat(replay.archive().lastSearch())
                .contains("q=湿地", "from=20", "size=20", "year=2026");
    }

    @Test
    void librariesAndSitesAreCalledByTheirNamesAndNarrowTheSearch() throws IOException {
        String library = "0190f000-0000-7000-8000-0000000000aa";
        String nameless = "0190f000-0000-7000-8000-0000000000bb";
        replay.archive()
                .searchAnswers(
                        """
                        {"total":3,"exact":true,"documents":3,"captures":3,"millis":1,
                         "hits":[{"url":"http://a.example/","captureCount":1}],"facets":{
                         "library":[{"value":"%s","count":2,"label":"青禾省图书馆 <b>"},
                                    {"value":"%s","count":1}],
                         "subject":[{"value":"culture","count":3}]}}"""
                                .formatted(library, nameless));

        String text = replay.reader("/search?q=a&subject=culture&library=" + library).text();

        assertThat(text)
                .contains("承建馆", "青禾省图书馆 &lt;b&gt;", "主题", "library=" + nameless)
                .containsPattern(">0190f000<");
        assertThat(replay.archive().lastSearch()).contains("subject=culture", "library=" + library);
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

    @Test
    void whatWasProbablyMeantIsOffered() throws IOException {
        replay.archive()
                .searchAnswers(
                        "{\"total\":0,\"exact\":true,\"documents\":0,\"captures\":0,\"millis\":1,\"hits\":[],\"didYouMean\":\"湿地<保护\"}");

        assertThat(replay.reader("/search?q=%E6%B9%BF&year=2026").text())
                .contains("您是不是要找：", "湿地&lt;保护", "q=%E6%B9%BF%E5%9C%B0%3C");
    }

    @Test
    void anOrderAndAGroupAreAskedForAndStay() throws IOException {
        String text =
                replay.reader("/search?q=a&sort=newest&group=similar&domain=wh.gov.cn").text();

        assertThat(replay.archive().lastSearch())
                .contains("sort=newest", "group=similar", "domain=wh.gov.cn");
        assertThat(text)
                .contains("name=\"sort\" value=\"newest\"", "name=\"group\" value=\"similar\"");
        var _ = replay.reader("/search?q=a&sort=random&group=no");
        assertThat(replay.archive().lastSearch()).contains("group=url").doesNotContain("sort=");
    }

    @Test
    void allThatIsFoundCanBeTakenAlong() throws IOException {
        var rows = replay.reader("/search/export?q=%E6%B9%BF%E5%9C%B0&group=version&format=warc");
        assertThat(rows.status()).isEqualTo(200);
        assertThat(rows.header("Content-Type")).contains("application/warc");
        assertThat(replay.archive().lastSearch())
                .contains("q=湿地", "group=version", "format=warc")
                .doesNotContain("from=");
        assertThat(replay.reader("/search/export?q=a&format=xls").status()).isEqualTo(400);
    }
}

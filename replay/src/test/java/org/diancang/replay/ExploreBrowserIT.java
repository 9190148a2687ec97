package org.diancang.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Charts and archived pictures in a browser, within what the policy of the pages allows. */
class ExploreBrowserIT {
    private static final byte[] DOT =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static RunningReplay replay;
    private static LocalBrowser local;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        replay = RunningReplay.forBrowsers();
        replay.archive()
                .capture(
                        "http://pictures.example/heron.png",
                        "2026-11-09T06:30:09Z",
                        200,
                        DOT,
                        "Content-Type",
                        "image/png");
        local = LocalBrowser.launch();
        browser = local.browser();
    }

    @AfterEach
    void forget() {
        replay.archive().recover();
    }

    @AfterAll
    static void stop() throws IOException {
        local.close();
        replay.close();
    }

    @Test
    void aTrendIsDrawnWithoutBreakingThePolicy() {
        replay.archive()
                .answers(
                        "/search/trend",
                        """
                        {"terms":[{"term":"湿地","pages":4},{"term":"候鸟","pages":9}],
                         "years":[{"year":2019,"pages":10,"found":[{"pages":3,"share":0.3},{"pages":1,"share":0.1}]},
                                  {"year":2020,"pages":40,"found":[{"pages":3,"share":0.075},{"pages":6,"share":0.15}]},
                                  {"year":2022,"pages":20,"found":[{"pages":1,"share":0.05},{"pages":9,"share":0.45}]}]}
                        """);
        try (Page page = browser.newPage()) {
            List<String> said = complaints(page);

            page.navigate(replay.readerOrigin() + "/search/trend?term=湿地&term=候鸟");

            assertThat(page.locator(".dc-chart svg")).isVisible();
            assertThat(page.locator(".dc-chart svg")).containsText("2021");
            assertThat(page.locator(".dc-chart svg")).containsText("候鸟");
            page.locator(".dc-chart").hover();
            picture(page, "trend");
            assertThat(said).isEmpty();
        }
    }

    @Test
    void aDomainIsDrawnWithItsLinks() {
        replay.archive()
                .answers(
                        "/search/domain",
                        """
                        {"domain":"qingpu.gov.example","pages":30,"firstCapturedAt":"2020-01-02T00:00:00Z","lastCapturedAt":"2022-05-05T05:05:05Z",
                         "years":[{"year":2020,"pages":11,"bytes":1536000,"withoutSize":0,"types":{"html":9,"pdf":2}},
                                  {"year":2022,"pages":22,"bytes":9900,"withoutSize":2,"types":{"html":15,"pdf":5,"text":2}}],
                         "hosts":[{"host":"www.qingpu.gov.example","pages":30,"firstCapturedAt":"2020-01-02T00:00:00Z","lastCapturedAt":"2022-05-05T05:05:05Z"}],
                         "moreHosts":false}
                        """);
        replay.archive()
                .answers(
                        "/search/links",
                        """
                        {"pages":5,"domains":3,"linked":[{"domain":"b.example","pages":40},{"domain":"c.example","pages":12},
                         {"domain":"a-name-that-is-far-too-long-for-a-drawing.gov.example","pages":1}]}
                        """);
        try (Page page = browser.newPage()) {
            List<String> said = complaints(page);

            page.navigate(replay.readerOrigin() + "/search/domain?domain=qingpu.gov.example");

            assertThat(page.locator(".dc-chart svg")).isVisible();
            assertThat(page.locator(".rd-graph a")).hasCount(6);
            picture(page, "domain");
            assertThat(said).isEmpty();
            page.locator(".rd-graph a").first().click();
            assertThat(page).hasURL(replay.readerOrigin() + "/search/domain?domain=b.example");
        }
    }

    @Test
    void anArchivedPictureIsShownFromTheContentSite() {
        replay.archive()
                .answers(
                        "/search/images",
                        """
                        {"more":false,"images":[
                          {"url":"http://pictures.example/heron.png","words":"湿地里的白鹭","width":640,"height":480,
                           "page":{"url":"http://a.example/p","title":"湿地公园","capturedAt":"2026-11-08T22:30:09Z"}},
                          {"url":"http://pictures.example/gone.png","words":"没有抓到的图片",
                           "page":{"url":"http://a.example/p","title":"湿地公园","capturedAt":"2026-11-08T22:30:09Z"}}]}
                        """);
        try (Page page = browser.newPage()) {
            page.navigate(replay.readerOrigin() + "/search/images?q=湿地");

            // Not by waiting in the page, whose policy allows no code from texts.
            String width = "document.querySelector('.rd-pictures img').naturalWidth";
            await().pollInSameThread()
                    .until(() -> page.evaluate(width), Integer.valueOf(1)::equals);
            picture(page, "images");
        }
    }

    private static List<String> complaints(Page page) {
        List<String> said = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> said.add(message.text()));
        page.onPageError(said::add);
        return said;
    }

    /** For people to look at. */
    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "explore-" + name + ".png")));
    }
}

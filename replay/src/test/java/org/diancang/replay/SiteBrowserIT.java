package org.diancang.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The page about a site, on a desk and on a phone, by day and by night. */
class SiteBrowserIT {
    private static final String SITE =
            """
            {"siteId":"0193a3c2-7c1e-7a10-8f3a-52d1c0a4e001",
             "described":{"number":"QH-0031","name":"青禾县人民政府","libraryName":"青禾省图书馆",
                          "subject":"politics","seeds":["http://www.qinghe.example/","http://www.qinghe.example/news/a-rather-long-folder/index.html"]},
             "pages":1204,"captures":8917,"bytes":1288490188,"withoutSize":1,
             "firstCapturedAt":"2020-01-02T00:00:00Z","lastCapturedAt":"2026-11-08T22:30:09Z",
             "years":[{"year":2020,"pages":310,"captures":1024,"bytes":15360000,"withoutSize":0,"types":{"html":200,"pdf":60,"image":50}},
                      {"year":2022,"pages":620,"captures":3599,"bytes":300000000,"withoutSize":3,"types":{"html":420,"pdf":120,"image":80}},
                      {"year":2026,"pages":704,"captures":4294,"bytes":900000000,"withoutSize":0,"types":{"html":500,"document":120,"image":84}}],
             "hosts":[{"host":"www.qinghe.example","pages":1100,"firstCapturedAt":"2020-01-02T00:00:00Z","lastCapturedAt":"2026-11-08T22:30:09Z"},
                      {"host":"zwgk.qinghe.example","pages":104,"firstCapturedAt":"2022-01-02T00:00:00Z","lastCapturedAt":"2026-11-08T22:30:09Z"}],
             "moreHosts":false,
             "latest":[{"url":"http://www.qinghe.example/","title":"青禾县人民政府门户网站","type":"html","capturedAt":"2026-11-08T22:30:09Z"},
                       {"url":"http://www.qinghe.example/a.pdf","title":"青禾县国民经济和社会发展统计公报","type":"pdf","capturedAt":"2026-11-08T22:30:04Z"}]}
            """;

    @Test
    void aSiteIsReadOnADeskAndOnAPhone() throws IOException {
        try (RunningReplay replay = RunningReplay.forBrowsers();
                LocalBrowser local = LocalBrowser.launch()) {
            replay.archive().answers("/search/site", SITE);
            replay.archive()
                    .capture(
                            "http://www.qinghe.example/",
                            "2026-11-08T22:30:09Z",
                            200,
                            new byte[] {'x'},
                            "Content-Type",
                            "text/html");
            for (int width : new int[] {1280, 390}) {
                for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    try (Page page =
                            local.browser()
                                    .newPage(
                                            new Browser.NewPageOptions()
                                                    .setViewportSize(width, 860)
                                                    .setColorScheme(colours))) {
                        List<String> said = new CopyOnWriteArrayList<>();
                        page.onPageError(said::add);
                        page.onConsoleMessage(message -> said.add(message.text()));
                        page.navigate(replay.readerOrigin() + "/sites/QH-0031");
                        assertThat(page.locator(".dc-chart svg, .dc-chart canvas").first())
                                .isVisible();
                        assertThat(page.locator("h1")).hasText("青禾县人民政府");
                        Path folder = Files.createDirectories(Path.of("target", "versions"));
                        page.screenshot(
                                new Page.ScreenshotOptions()
                                        .setFullPage(true)
                                        .setPath(
                                                folder.resolve(
                                                        "site-" + width + "-" + colours + ".png")));
                        assertThat(
                                        (Boolean)
                                                page.evaluate(
                                                        "document.documentElement.scrollWidth > window.innerWidth + 1"))
                                .isFalse();
                        assertThat(said).noneMatch(text -> text.contains("Content Security"));
                        page.locator("input[type=search]").fill("湿地");
                        page.keyboard().press("Enter");
                        page.waitForURL("**/search?site=0193a3c2**");
                        assertThat(replay.archive().lastSearch()).contains("q=湿地", "site=0193a3c2");
                    }
                }
            }
        }
    }
}

package org.diancang.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader does with the search in a browser: nothing complains, nothing is asked outside. */
class SearchBrowserIT {
    private static final int SHOWN = 20;
    private static final int FOUND = 41;

    private static RunningReplay replay;
    private static LocalBrowser local;
    private static Browser browser;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private BrowserContext window;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        replay = RunningReplay.forBrowsers();
        local = LocalBrowser.launch();
        browser = local.browser();
    }

    @AfterAll
    static void stop() throws IOException {
        local.close();
        replay.close();
    }

    @BeforeEach
    void open() {
        replay.archive().searchAnswers(answer());
        window =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setLocale("zh-CN")
                                .setViewportSize(1440, 900));
        page = window.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> asked.add(request.url()));
    }

    @AfterEach
    void nothingComplainsOrLeaves() {
        window.close();
        replay.archive().recover();
        assertSoftly(
                softly -> {
                    softly.assertThat(complaints).as("console").isEmpty();
                    softly.assertThat(asked)
                            .isNotEmpty()
                            .allMatch(url -> url.startsWith(replay.readerOrigin() + "/"));
                });
    }

    @Test
    void whatIsTypedIsCompletedAndSearched() {
        replay.archive().answers("/search/suggest", "[\"湿地公园\",\"湿地保护\"]");
        page.navigate(replay.readerOrigin() + "/");
        page.locator("#q").pressSequentially("湿地");

        assertThat(page.locator("#suggested option")).hasCount(2);
        assertThat(page.locator("#suggested option").first()).hasAttribute("value", "湿地公园");
        page.press("#q", "Enter");

        assertThat(page.locator("article.dc-hit")).hasCount(SHOWN);
        assertThat(page.locator("article.dc-hit mark").first()).hasText("湿地");
        assertThat(page.locator("#q")).hasValue("湿地");
    }

    @Test
    void facetsAndYearsAreChosenAndTakenOff() {
        search();
        page.locator("aside .dc-facet a", hasText("PDF")).click();
        assertThat(address()).contains("type=pdf");
        page.locator(".rd-years a[aria-label^='2019']").click();
        assertThat(address()).contains("type=pdf", "year=2019");
        assertThat(page.locator(".rd-years a.on")).hasCount(1);
        assertThat(page.locator(".dc-chip")).hasCount(2);
        assertThat(replay.archive().lastSearch()).contains("type=pdf", "year=2019");

        page.locator(".rd-years a.on").click();
        assertThat(address()).contains("type=pdf").doesNotContain("year=");
        page.locator(".dc-chip").first().click();
        assertThat(address()).isEqualTo("/search?q=湿地");
        assertThat(page.locator(".dc-chip")).hasCount(0);
    }

    @Test
    void hitsAreSortedFoldedAndPagedByKeyboard() {
        search();
        page.locator(".dc-seg a", hasText("最新")).click();
        page.locator(".dc-seg a", hasText("相似合并")).click();
        assertThat(address()).contains("sort=newest", "group=similar");
        assertThat(page.locator(".dc-seg a[aria-current]")).hasText(new String[] {"相似合并", "最新"});

        Locator next = page.locator("a", hasText("后 20 条"));
        next.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("a", hasText("前 20 条"))).isVisible();
        assertThat(address()).contains("from=20", "sort=newest", "group=similar");
        assertThat(replay.archive().lastSearch()).contains("from=20");
    }

    @Test
    void aHitIsCitedAndItsDomainLookedAt() {
        replay.archive()
                .answers(
                        "/search/domain",
                        """
                        {"domain":"gov.example","pages":1,"hosts":[],"moreHosts":false,
                         "firstCapturedAt":"2020-01-02T00:00:00Z","lastCapturedAt":"2022-05-05T05:05:05Z",
                         "years":[{"year":2020,"pages":1,"bytes":9,"withoutSize":0,"types":{"html":1}}]}""");
        replay.archive().answers("/search/links", "{\"pages\":0,\"domains\":0,\"linked\":[]}");
        search();
        Locator hit = page.locator("article.dc-hit").first();
        hit.locator("summary").press("Enter");

        assertThat(hit.locator(".rd-cite p")).isVisible();
        assertThat(hit.locator(".rd-cite p")).containsText("湿地 1[EB/OL]");
        hit.locator("a", new Locator.LocatorOptions().setHasText("gov.example 的统计")).click();
        assertThat(address()).isEqualTo("/search/domain?domain=gov.example");
    }

    @Test
    void aSearchIsSavedFoundOnTheStartPageAndDeleted() {
        search();
        page.locator("main form button", hasText("保存")).click();
        assertThat(page.locator("main form button", hasText("删除"))).isVisible();
        page.navigate(replay.readerOrigin() + "/");

        page.locator("section[aria-labelledby=saved] a", hasText("湿地")).click();
        assertThat(address()).isEqualTo("/search?q=湿地");
        page.navigate(replay.readerOrigin() + "/");
        page.locator("section[aria-labelledby=saved] button").click();
        assertThat(page.locator("section[aria-labelledby=saved]")).hasCount(0);
    }

    @Test
    void whatWasProbablyMeantIsOneClickAway() {
        replay.archive()
                .searchAnswers(
                        """
                        {"total":0,"exact":true,"documents":0,"captures":0,"millis":1,"hits":[],
                         "didYouMean":"湿地"}""");
        page.navigate(replay.readerOrigin() + "/search?q=失地");
        assertThat(page.locator(".dc-empty")).isVisible();
        replay.archive().searchAnswers(answer());

        page.locator("main a", hasText("湿地")).click();
        assertThat(address()).isEqualTo("/search?q=湿地");
        assertThat(page.locator("article.dc-hit")).hasCount(SHOWN);
    }

    @Test
    void fromHitsToTheWordOverTimeBesideAnother() {
        replay.archive()
                .answers(
                        "/search/trend",
                        """
                        {"terms":[{"term":"湿地","pages":4},{"term":"候鸟","pages":9}],
                         "years":[{"year":2019,"pages":10,"found":[{"pages":3,"share":0.3},{"pages":1,"share":0.1}]},
                                  {"year":2020,"pages":40,"found":[{"pages":1,"share":0.025},{"pages":8,"share":0.2}]}]}""");
        search();
        page.locator("main a", hasText("看词的走势")).click();
        page.fill("#term2", "候鸟");
        page.locator("main form button").click();

        assertThat(page.locator(".dc-chart svg")).isVisible();
        assertThat(page.locator("table thead th")).hasCount(4);
        assertThat(replay.archive().lastSearch()).contains("term=湿地", "term=候鸟");
    }

    @Test
    void theTableThatIsDownloadedHasAsManyRowsAsThereAreHits() throws IOException {
        replay.archive()
                .answers(
                        "/search/export",
                        IntStream.rangeClosed(1, FOUND)
                                .mapToObj("湿地 %d,http://a.gov.example/\r\n"::formatted)
                                .collect(Collectors.joining("", "title,url\r\n", "")));
        search();
        assertThat(page.locator("div[aria-live] b")).hasText(FOUND + " 个网址");
        page.locator("summary", hasText("导出全部 " + FOUND + " 条")).click();
        Download download = page.waitForDownload(() -> page.locator("a", hasText("CSV")).click());

        assertThat(Files.readAllLines(download.path())).hasSize(1 + FOUND);
        assertThat(replay.archive().lastSearch()).contains("q=湿地", "format=csv");
    }

    @ParameterizedTest
    @CsvSource({"1440, light, zh-CN", "1440, dark, en", "390, light, en", "390, dark, zh-CN"})
    void nothingSticksOutOfAWindowOfAnyWidth(int width, String theme, String language) {
        String reader = replay.readerOrigin();
        window.addCookies(
                List.of(
                        new Cookie("theme", theme).setUrl(reader),
                        new Cookie("lang", language).setUrl(reader)));
        page.setViewportSize(width, 844);
        search();
        page.locator(".rd-export summary").click();
        page.locator("article.dc-hit summary").nth(1).click();
        page.evaluate("window.scrollTo(0, 0)");

        assertThat(page.locator(".rd-years a").last()).isInViewport();
        assertThat((Number) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(
                                Path.of(
                                        "target",
                                        "search-" + width + "-" + theme + "-" + language
                                                + ".png")));
    }

    private void search() {
        page.navigate(replay.readerOrigin() + "/search?q=湿地");
        assertThat(page.locator("article.dc-hit")).hasCount(SHOWN);
    }

    /** Where the browser is, as a reader reads it. */
    private String address() {
        page.waitForLoadState();
        URI at = URI.create(page.url());
        return URLDecoder.decode(at.getRawPath() + "?" + at.getRawQuery(), StandardCharsets.UTF_8);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static String answer() {
        String hits =
                IntStream.rangeClosed(1, SHOWN)
                        .mapToObj(SearchBrowserIT::hit)
                        .collect(Collectors.joining(","));
        String years =
                IntStream.rangeClosed(2010, 2026)
                        .mapToObj("{\"value\":\"%1$d\",\"count\":%1$d}"::formatted)
                        .collect(Collectors.joining(","));
        return """
                {"total":%d,"exact":true,"documents":90,"captures":164,"millis":84,"hits":[%s],
                 "facets":{"type":[{"value":"html","count":31},{"value":"pdf","count":10}],
                           "language":[{"value":"zh","count":41}],
                           "subject":[{"value":"culture","count":12}],
                           "year":[%s]}}"""
                .formatted(FOUND, hits, years);
    }

    private static String hit(int number) {
        return """
                {"url":"http://a.gov.example/%1$d","title":"湿地 %1$d","type":"html","sameText":"abc",
                 "facts":{"issuer":["青禾县人民政府"],"documentNumber":["青府发〔2023〕7号"],"publishedOn":["2026-11-07"]},"domain":"gov.example",
                 "fragments":[[{"text":"保护","mark":false},{"text":"湿地","mark":true}]],
                 "captures":[{"captureId":"%2$s:%1$d","capturedAt":"2026-11-08T22:30:09Z","siteId":"%3$s"}],
                 "captureCount":4,"firstCapturedAt":"2019-11-01T00:00:00Z",
                 "lastCapturedAt":"2026-11-08T22:30:09Z"}"""
                .formatted(number, Archive.FILE, Archive.SITE);
    }
}

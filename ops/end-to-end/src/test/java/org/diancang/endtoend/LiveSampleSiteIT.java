package org.diancang.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diancang.check.ClosedBrowser;
import org.diancang.check.ResolverRules;
import org.diancang.samplesite.SampleSite;
import org.diancang.samplesite.SampleSiteOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sample county as it is on the live web: what does not work there proves nothing in replay.
 */
class LiveSampleSiteIT {
    private static SampleSite site;
    private static ClosedBrowser browser;

    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private BrowserContext window;
    private Page page;

    @BeforeAll
    static void start() {
        site = SampleSite.start(SampleSiteOptions.onFreePorts("127.0.0.2"));
        browser =
                ClosedBrowser.start(
                        ResolverRules.ask(
                                site.dnsAddress(),
                                Stream.concat(site.hosts().stream(), Stream.of("outside.example"))
                                        .toList()));
    }

    @AfterAll
    static void stop() {
        browser.close();
        site.close();
    }

    @BeforeEach
    void open() {
        window = browser.window(1200, 900);
        page = window.newPage();
        page.onResponse(answer -> statuses.put(answer.url(), answer.status()));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void filmAndSoundPlayAndCanBeSoughtThrough() {
        page.navigate(government("/sp/"));
        for (String id : List.of("film", "tune")) {
            assertThat(
                            page.evaluate(
                                    """
                                    id => new Promise((done, fail) => {
                                      const media = document.getElementById(id);
                                      media.onerror = () => fail(media.error.message);
                                      media.muted = true;
                                      media.onseeked = () => media.play();
                                      media.ontimeupdate = () => {
                                        if (media.currentTime > 3.05) done(media.duration > 3.9);
                                      };
                                      const seek = () => { media.currentTime = 3; };
                                      if (media.readyState > 0) seek();
                                      else media.onloadedmetadata = seek;
                                    })
                                    """,
                                    id))
                    .isEqualTo(true);
        }
        assertThat(page.evaluate("document.getElementById('film').videoWidth")).isEqualTo(320);
        assertThat(statuses)
                .containsEntry(government("/media/kaishan.webm"), 206)
                .containsEntry(government("/media/chaqiang.ogg"), 206)
                .containsEntry(government("/images/kaishan-poster.jpg"), 200);
    }

    @Test
    void aPageIsBuiltByItsScriptAlone() {
        page.navigate(museum("/zl/cangpin.html"));
        assertThat(page.locator("#rooms li")).hasCount(3);
        assertThat(page.locator("#note")).containsText("持续更新");
        assertThat(page.locator("img.piece")).hasCount(2);
        assertThat(page.locator("img.built")).hasCount(2);
        page.waitForFunction(
                "[...document.images].length === 4"
                        + " && [...document.images].every(i => i.complete && i.naturalWidth > 0)");
        page.navigate(economy("/tj/kanban.html"));
        assertThat(page.locator("p.year")).hasCount(2);
        assertThat(page.locator("#notices li")).hasCount(2);
        assertThat(statuses)
                .containsEntry(government("/api/notices.json"), 200)
                .containsKeys(
                        site.filesOfScripts().stream().map(URI::toString).toArray(String[]::new));
    }

    @Test
    void theFontAndTheDeepestStyleSheetAreUsed() {
        page.navigate(museum("/zl/gudu.html"));
        assertThat(
                        page.evaluate(
                                "document.fonts.ready.then(() => [...document.fonts]"
                                        + ".map(f => f.family + ' ' + f.status).join())"))
                .isEqualTo("Qinghe Dots loaded");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundImage").toString())
                .contains("/images/paper.svg");
        assertThat(statuses)
                .containsEntry(museum("/css/parts/deep/paper.css"), 200)
                .containsEntry(museum("/images/paper.svg"), 200)
                .containsEntry(museum("/images/border.svg"), 200);
    }

    @ParameterizedTest
    @CsvSource({
        "museum, /zl/, terraces-(640|960)\\.webp",
        "gov, /xw/20240520_5.html, terraces-640\\.jpg",
        "gov, /xw/20240608_6.html, (wharf|bridge|market)-1x\\.jpg",
        "museum, /wh/jianzhi.html, data:image/.*"
    })
    void everyPictureOfThePageIsShown(String host, String path, String chosen) {
        page.navigate((host.equals("gov") ? government(path) : museum(path)));
        page.waitForFunction(
                "document.images.length > 0"
                        + " && [...document.images].every(i => i.complete && i.naturalWidth > 0)");
        @SuppressWarnings("unchecked")
        List<String> sources =
                (List<String>) page.evaluate("[...document.images].map(i => i.currentSrc)");
        assertThat(sources).allMatch(s -> Pattern.compile(chosen + "$").matcher(s).find());
    }

    @ParameterizedTest
    @CsvSource({
        "/big5/, Big5, 素有「耕讀之鄉」之稱",
        "/big5/gaikuang.html, Big5, 許功蓋先生",
        "/gk/shici.html, UTF-16LE, 半在芦花半在滩",
        "/gk/yuyan.html, GBK, “食朝”即吃早饭",
        "/zwgk/gb/2024-1.html, gb18030, 杨䶮故居"
    })
    void everyEncodingIsRead(String path, String charset, String text) {
        page.navigate(government(path));
        assertThat(page.evaluate("document.characterSet")).isEqualTo(charset);
        assertThat(page.locator("body")).containsText(text);
    }

    @Test
    void framesRefreshesListsAndChineseLinksLeadOn() {
        page.navigate(government("/old/"));
        assertThat(page.frames()).hasSize(4);
        Frame main = page.frame("main");
        assertThat(main.locator("h2")).containsText("欢迎光临");
        page.frame("menu").click("text=二〇〇三年要闻");
        assertThat(main.locator("h2")).containsText("二〇〇三年");

        page.navigate(government("/jump/"));
        page.waitForURL(government("/zwgk/fdzdgk.html"));

        page.navigate(government("/xw/lb.html?page=1"));
        page.click("a[rel=next]");
        assertThat(page.locator("h1")).containsText("第2页");

        page.navigate(government("/专题/"));
        page.click("text=春耕农时表");
        assertThat(page.locator("h1")).hasText("春耕农时表");
        page.navigate(government("/专题/"));
        page.click("text=群众来信：交通类");
        assertThat(page.locator("h1")).hasText("群众来信：交通类");
    }

    @Test
    void symbolsOfThePageAndOfAnotherFileAreDrawn() {
        page.navigate(museum("/fw/daolan.html"));
        page.waitForFunction(
                "[...document.querySelectorAll('use')].every(u => u.getBBox().width > 0)");
        assertThat(statuses).containsEntry(museum("/images/icons.svg"), 200);
    }

    @Test
    void everyOtherHostStaysUnknown() {
        assertThatThrownBy(() -> page.navigate("http://outside.example/"))
                .isInstanceOf(PlaywrightException.class)
                .hasMessageContaining("ERR_NAME_NOT_RESOLVED");
        assertThat(browser.requestsThatLeft()).containsExactly("http://outside.example/");
    }

    private static String government(String path) {
        return at(0, path);
    }

    private static String museum(String path) {
        return at(1, path);
    }

    private static String economy(String path) {
        return at(2, path);
    }

    private static String at(int host, String path) {
        return site.seeds().get(host).resolve(path).toString();
    }
}

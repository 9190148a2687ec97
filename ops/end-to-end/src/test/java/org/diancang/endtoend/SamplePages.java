package org.diancang.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.diancang.check.ClosedBrowser;
import org.diancang.samplesite.SampleSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a browser does with the pages of the sample county, the same on the live web and in replay:
 * what does not work there proves nothing here.
 */
abstract class SamplePages {
    /** Statuses by the address that the website itself has. */
    final Map<String, Integer> statuses = new ConcurrentHashMap<>();

    private BrowserContext window;
    Page page;

    abstract ClosedBrowser browser();

    abstract SampleSite site();

    /** Opens a page of the website; answers the frame that shows it. */
    abstract Frame open(String url);

    /** The address that the website itself has for what the browser asks for. */
    abstract String own(String asked);

    /** The encoding in which a page of this encoding is sent to the browser. */
    abstract String shownAs(String charset);

    @BeforeEach
    void openWindow() {
        window = browser().window(1200, 900);
        page = window.newPage();
        page.onResponse(answer -> statuses.put(own(answer.url()), answer.status()));
    }

    @AfterEach
    void closeWindow() {
        window.close();
    }

    @Test
    void filmAndSoundPlayAndCanBeSoughtThrough() {
        Frame shown = open(government("/sp/"));
        for (String id : List.of("film", "tune")) {
            assertThat(
                            shown.evaluate(
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
        assertThat(shown.evaluate("document.getElementById('film').videoWidth")).isEqualTo(320);
        assertThat(statuses)
                .containsEntry(government("/media/kaishan.webm"), 206)
                .containsEntry(government("/media/chaqiang.ogg"), 206)
                .containsEntry(government("/images/kaishan-poster.jpg"), 200);
    }

    @Test
    void aPageIsBuiltByItsScriptAlone() {
        Frame shown = open(museum("/zl/cangpin.html"));
        assertThat(shown.locator("#rooms li")).hasCount(3);
        assertThat(shown.locator("#note")).containsText("持续更新");
        assertThat(shown.locator("img.piece")).hasCount(2);
        assertThat(shown.locator("img.built")).hasCount(2);
        awaitPictures(shown, "img.piece");
        Frame board = open(economy("/tj/kanban.html"));
        assertThat(board.locator("#notices li")).hasCount(2);
        awaitShown(government("/api/notices.json"));
    }

    @Test
    void theFontAndTheDeepestStyleSheetAreUsed() {
        Frame shown = open(museum("/zl/gudu.html"));
        assertThat(
                        shown.evaluate(
                                "document.fonts.ready.then(() => [...document.fonts]"
                                        + ".map(f => f.family + ' ' + f.status).join())"))
                .asString()
                .contains("Qinghe Dots")
                .endsWith("loaded");
        assertThat(shown.evaluate("getComputedStyle(document.body).backgroundImage").toString())
                .contains("/images/paper.svg");
        awaitShown(
                museum("/css/parts/deep/paper.css"),
                museum("/images/paper.svg"),
                museum("/images/border.svg"));
    }

    /** A picture of a style sheet has no event to wait for, and comes by way of a redirect. */
    private void awaitShown(String... urls) {
        page.waitForCondition(
                () ->
                        Arrays.stream(urls)
                                .allMatch(url -> Integer.valueOf(200).equals(statuses.get(url))));
    }

    @ParameterizedTest
    @CsvSource({
        "museum, /zl/, terraces-(640|960)\\.webp",
        "gov, /xw/20240520_5.html, terraces-640\\.jpg",
        "gov, /xw/20240608_6.html, (wharf|bridge|market)-1x\\.jpg",
        "museum, /wh/jianzhi.html, data:image/.*"
    })
    void everyPictureOfThePageIsShown(String host, String path, String chosen) {
        Frame shown = open(host.equals("gov") ? government(path) : museum(path));
        awaitPictures(shown, "img");
        @SuppressWarnings("unchecked")
        List<String> sources =
                (List<String>) shown.evaluate("[...document.images].map(i => i.currentSrc)");
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
        Frame shown = open(government(path));
        assertThat(shown.evaluate("document.characterSet")).isEqualTo(shownAs(charset));
        assertThat(shown.locator("body")).containsText(text);
    }

    @Test
    void framesRefreshesListsAndChineseLinksLeadOn() {
        Frame frameset = open(government("/old/"));
        assertThat(frameset.childFrames()).hasSize(3);
        Frame main = child(frameset, "main");
        assertThat(main.locator("h2")).containsText("欢迎光临");
        child(frameset, "menu").click("text=二〇〇三年要闻");
        assertThat(main.locator("h2")).containsText("二〇〇三年");

        Frame jumping = open(government("/jump/"));
        jumping.waitForURL(at -> own(at).equals(government("/zwgk/fdzdgk.html")));

        Frame list = open(government("/xw/lb.html?page=1"));
        list.click("a[rel=next]");
        assertThat(list.locator("h1")).containsText("第2页");

        Frame topics = open(government("/专题/"));
        topics.click("text=春耕农时表");
        assertThat(topics.locator("h1")).hasText("春耕农时表");
        Frame again = open(government("/专题/"));
        again.click("text=群众来信：交通类");
        assertThat(again.locator("h1")).hasText("群众来信：交通类");
    }

    @Test
    void symbolsOfThePageAndOfAnotherFileAreDrawn() {
        Frame shown = open(museum("/fw/daolan.html"));
        shown.waitForFunction(
                "[...document.querySelectorAll('use')].every(u => u.getBBox().width > 0)");
        awaitShown(museum("/images/icons.svg"));
    }

    static void awaitPictures(Frame shown, String selector) {
        shown.waitForFunction(
                """
                selector => {
                  const pictures = [...document.querySelectorAll(selector)];
                  return pictures.length > 0
                      && pictures.every(i => i.complete && i.naturalWidth > 0);
                }
                """,
                selector);
    }

    private static Frame child(Frame frameset, String name) {
        return frameset.childFrames().stream()
                .filter(frame -> frame.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String government(String path) {
        return at(0, path);
    }

    String museum(String path) {
        return at(1, path);
    }

    String economy(String path) {
        return at(2, path);
    }

    private String at(int host, String path) {
        return site().seeds().get(host).resolve(path).toString();
    }

    String[] filesOfScripts() {
        return site().filesOfScripts().stream().map(URI::toString).toArray(String[]::new);
    }
}

package org.diancang.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a reader does with the versions of a page, in a browser on a desk and on a phone. */
class VersionsBrowserIT {
    private static final String HOME = "http://www.qingpu.gov.example/";
    private static final String OLD =
            "<title>清浦县人民政府</title><body bgcolor=#fff8f0><h1>清浦县人民政府</h1><p><a href=/>首页</a><a"
                    + " href=/g>清浦概况</a><a href=/x>政府信息公开</a><a href=/m>县长信箱</a><p>县政府召开第 6"
                    + " 次常务会议，部署春季农业生产<p>县博物馆新馆奠基<p>澜州至清浦快速路开工<img src=/old.png>";
    private static final String NEW =
            "<title>清浦县人民政府</title><body bgcolor=#f0f8ff><h1>清浦县人民政府</h1><p><a href=/>首页</a><a"
                    + " href=/g>走进清浦</a><a href=/x>政务公开</a><a href=/m>互动交流</a><p>县政府召开第 38"
                    + " 次常务会议，研究冬春农田水利建设<p>县博物馆新馆通过竣工验收，明年“五一”开放<p>澜州至清浦快速路全线贯通<img"
                    + " src=/banner_2026.svg><p>数据发布";

    private static RunningReplay replay;
    private static LocalBrowser local;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        replay = RunningReplay.forBrowsers();
        capture("2024-03-17T18:00:00Z", OLD, "GBK");
        capture("2026-11-08T22:30:09Z", NEW, "UTF-8");
        local = LocalBrowser.launch();
        browser = local.browser();
    }

    private static void capture(String at, String text, String charset) throws IOException {
        replay.archive()
                .capture(
                        HOME,
                        at,
                        200,
                        text.getBytes(Charset.forName(charset)),
                        "Content-Type",
                        "text/html; charset=" + charset);
        replay.archive()
                .capture(
                        HOME + "news/" + at,
                        at,
                        200,
                        text.getBytes(UTF_8),
                        "Content-Type",
                        "text/html");
    }

    @AfterAll
    static void stop() throws IOException {
        local.close();
        replay.close();
    }

    @Test
    void twoVersionsAreSeenSideBySideAndStepsLeadFromChangeToChange() throws IOException {
        for (int width : new int[] {1280, 390}) {
            try (Page page = page(width)) {
                List<String> said = complaints(page);
                page.navigate(replay.readerOrigin() + "/20261108223009/" + HOME);
                page.locator(".dc-rb a[href^='/compare']").click();

                FrameLocator left = page.frameLocator(".rd-split iframe >> nth=0");
                FrameLocator right = page.frameLocator(".rd-split iframe >> nth=1");
                assertThat(left.locator("body")).containsText("县长信箱");
                assertThat(right.locator("body")).containsText("互动交流");
                assertThat(page.locator(".rd-diff")).containsText("通过竣工验收");
                assertThat(page.locator("#steps")).isVisible();
                page.locator("[data-step='1']").focus();
                page.keyboard().press("Enter");
                page.keyboard().press("Enter");
                assertThat(page.locator(".rd-diff li[aria-current]")).hasId("c2");
                picture(page, "compare-" + width);
                assertThat(sideways(page)).isFalse();
                assertThat(said).noneMatch(text -> text.contains("Content Security"));
            }
        }
    }

    @Test
    void aDigestIsComputedAgainAtTheTouchOfAButton() throws IOException {
        for (int width : new int[] {1280, 390}) {
            try (Page page = page(width)) {
                List<String> said = complaints(page);
                page.navigate(replay.readerOrigin() + "/20261108223009/" + HOME);
                page.locator(".dc-rb details summary").focus();
                page.keyboard().press("Enter");
                picture(page, "banner-" + width);
                page.keyboard().press("Escape");
                assertThat(page.locator(".dc-prov")).not().isVisible();
                page.keyboard().press("Enter");
                page.locator(".dc-prov a[href^='/provenance']").first().click();
                page.waitForURL("**/provenance?**");

                assertThat(page.locator("#check")).containsText("相符");
                assertThat(page.locator("#parts")).isVisible();
                page.locator("#check button").focus();
                page.keyboard().press("Enter");
                assertThat(page.locator("#check b")).hasText("相符");
                page.locator("details summary").last().click();
                picture(page, "provenance-" + width);
                assertThat(sideways(page)).isFalse();
                assertThat(said).noneMatch(text -> text.contains("Content Security"));
            }
        }
    }

    @Test
    void aHostIsListedAndItsVersionsOpened() throws IOException {
        for (int width : new int[] {1280, 390}) {
            try (Page page = page(width)) {
                page.navigate(replay.readerOrigin() + "/*/" + HOME);
                page.locator("a[href^='/list']").click();

                assertThat(page.locator("tbody tr")).hasCount(3);
                picture(page, "listing-" + width);
                assertThat(sideways(page)).isFalse();
                page.locator("td.dc-num a").first().click();
                assertThat(page.locator("h1")).hasText("存档日历");

                page.navigate(replay.readerOrigin() + "/2026/" + HOME + "never");
                picture(page, "missing-" + width);
                assertThat(sideways(page)).isFalse();
            }
        }
    }

    private static Page page(int width) {
        return browser.newPage(new Browser.NewPageOptions().setViewportSize(width, 860));
    }

    private static boolean sideways(Page page) {
        return (Boolean)
                page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1");
    }

    private static List<String> complaints(Page page) {
        List<String> said = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> said.add(message.text()));
        page.onPageError(said::add);
        return said;
    }

    /** For people to look at. */
    private static void picture(Page page, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "versions"));
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(folder.resolve(name + ".png")));
    }
}

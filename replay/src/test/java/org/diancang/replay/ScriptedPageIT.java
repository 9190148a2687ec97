package org.diancang.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page that scripts build, in a browser for which no other name can be resolved. */
class ScriptedPageIT {
    private static final String AT = "2026-11-09T06:30:09Z";
    private static final String SITE = "http://www.pages.example/";
    private static final byte[] DOT =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static RunningReplay replay;
    private static LocalBrowser local;
    private static Browser browser;

    @BeforeAll
    static void fill() throws IOException {
        replay = RunningReplay.forBrowsers();
        file(SITE + "dir/index.html", "text/html", resource("index.html"));
        text(SITE + "dir/a.css", "text/css", "@import url(\"b.css\") layer(base) screen;");
        text(SITE + "dir/b.css", "text/css", "@import '/css/c.css';");
        text(SITE + "css/c.css", "text/css", "#styled { color: rgb(1, 2, 3) }");
        file(SITE + "p.png", "image/png", DOT);
        file("http://cdn.example/q.png", "image/png", DOT);
        file(SITE + "film.webm", "video/webm", resource("film.webm"));
        text(SITE + "js/lib.js", "text/javascript", "export { lib } from './part.js';");
        text(SITE + "js/part.js", "text/javascript", "export const lib = 'lib+';");
        text(SITE + "js/late.js", "text/javascript", "export const late = 'late';");
        text(
                SITE + "js/worker.js",
                "text/javascript",
                "importScripts('//cdn.example/part.js');"
                        + "Promise.all(['/data/root.json?a=1', 'http://api.example/v1']"
                        + ".map(u => fetch(u).then(r => r.text())))"
                        + ".then(t => postMessage(self.part + t.join('+')))");
        text("http://cdn.example/whole.js", "text/javascript", "export const whole = 'whole';");
        text("http://cdn.example/global.js", "text/javascript", "window.fromCdn = 'cdn'");
        text("http://cdn.example/part.js", "text/javascript", "self.part = 'part+'");
        text(SITE + "dir/data.json", "application/json", "{\"relative\":1}");
        text(SITE + "data/root.json?a=1", "application/json", "{\"root\":1}");
        text("http://api.example/v1", "application/json", "{\"api\":1}");
        text(SITE + "next.html", "text/html", "<title>n</title><h1>Next</h1>");
        local = LocalBrowser.launch();
        browser = local.browser();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ScriptedPageIT.class.getResourceAsStream("/scripted/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static void text(String url, String type, String text) throws IOException {
        file(url, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void file(String url, String type, byte[] bytes) throws IOException {
        replay.archive().capture(url, AT, 200, bytes, "Content-Type", type);
    }

    @AfterAll
    static void stop() throws IOException {
        local.close();
        replay.close();
    }

    @Test
    void whatScriptsAskForComesFromTheArchive() {
        try (Page page = browser.newPage()) {
            List<String> left = requestsThatLeave(page);
            List<String> missing = new CopyOnWriteArrayList<>();
            page.onResponse(
                    response -> {
                        if (response.status() == 404) {
                            missing.add(response.url());
                        }
                    });
            page.navigate(replay.readerOrigin() + "/20261109063009/" + SITE + "dir/index.html");
            Locator body = page.frameLocator("iframe").locator("body");
            assertThat(body)
                    .hasAttribute(
                            "data-results",
                            Pattern.compile(".+"),
                            new com.microsoft.playwright.assertions.LocatorAssertions
                                            .HasAttributeOptions()
                                    .setTimeout(30_000));
            JsonNode results =
                    JsonMapper.builder().build().readTree(body.getAttribute("data-results"));
            for (String root : List.of("root", "made", "fromOrigin")) {
                says(results, root, "{\"root\":1}");
            }
            says(results, "worker", "part+{\"root\":1}+{\"api\":1}");
            says(results, "relative", "{\"relative\":1}");
            says(results, "request", "{\"relative\":1}");
            says(results, "absolute", "{\"api\":1}");
            says(results, "xhr", "{\"api\":1}");
            says(results, "missing", "404");
            says(results, "elsewhere", "404");
            says(results, "posted", "405");
            says(results, "computed", "late");
            says(results, "module", "lib+whole");
            says(results, "script", "cdn");
            for (String image : List.of("image", "rootImage", "wholeImage", "picture")) {
                says(results, image, "1");
            }
            says(results, "style", "rgb(1, 2, 3)");
            assertThat(page.frameLocator("iframe").locator("#styledInline"))
                    .hasAttribute(
                            "style",
                            Pattern.compile(".*/20261109063009im_/http://cdn\\.example/q\\.png.*"));
            says(results, "inline", "url(\"http://cdn.example/q.png\")");
            says(results, "pushed", "/pushed?x=1");
            // The address that was never captured is no reason to take the page away.
            String pushed = replay.readerOrigin() + "/20261109063009/" + SITE + "pushed?x=1";
            page.waitForCondition(() -> missing.contains(pushed));
            assertThat(page.frameLocator("iframe").locator("#styled")).isVisible();
            assertThat(page.locator("#banner")).isVisible();
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aVideoPlaysAndSeeks() {
        try (Page page = browser.newPage()) {
            List<Integer> answers = new CopyOnWriteArrayList<>();
            page.onResponse(
                    response -> {
                        if (response.url().endsWith("film.webm")) {
                            answers.add(response.status());
                        }
                    });
            page.navigate(replay.contentOrigin() + "/20261109063009/" + SITE + "dir/index.html");
            Frame frame = contentFrame(page);
            Object seeked =
                    frame.evaluate(
                            "async () => { const v = document.getElementById('film'); await"
                                    + " v.play(); v.pause(); const at = new Promise(r =>"
                                    + " v.addEventListener('seeked', () => r(v.currentTime)));"
                                    + " v.currentTime = 15; return Math.floor(await at) + '/' +"
                                    + " Math.round(v.duration); }");
            assertThat(seeked).isEqualTo("15/20");
            assertThat(answers).contains(206).doesNotContain(404, 416, 500);
        }
    }

    @Test
    void aScriptThatLeavesIsLedToTheCapture() {
        try (Page page = browser.newPage()) {
            List<String> left = requestsThatLeave(page);
            page.navigate(replay.readerOrigin() + "/20261109063009/" + SITE + "dir/index.html");
            FrameLocator frame = page.frameLocator("iframe");
            assertThat(frame.locator("#styled")).isVisible();
            contentFrame(page)
                    .evaluate("() => { location.href = 'http://www.pages.example/next.html'; }");
            assertThat(frame.locator("h1")).hasText("Next");
            contentFrame(page).evaluate("() => { location.href = 'http://live.example/'; }");
            assertThat(page.locator("h1")).containsText("没有存档");
            assertThat(left).isEmpty();
        }
    }

    private static Frame contentFrame(Page page) {
        return page.frames().stream()
                .filter(f -> f.url().startsWith(replay.contentOrigin()))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static void says(JsonNode results, String name, String value) {
        assertThat(results.path(name).asString()).as(name + " of " + results).isEqualTo(value);
    }

    /** Requests for other names that were not stopped by the content policy. */
    private static List<String> requestsThatLeave(Page page) {
        List<String> left = new CopyOnWriteArrayList<>();
        page.onRequestFailed(
                request -> {
                    if (isElsewhere(request) && !"csp".equals(request.failure())) {
                        left.add(request.url() + " " + request.failure());
                    }
                });
        page.onResponse(
                response -> {
                    if (isElsewhere(response.request())) {
                        left.add(response.url());
                    }
                });
        return left;
    }

    private static boolean isElsewhere(Request request) {
        return request.url().startsWith("http")
                && !request.url().startsWith(replay.readerOrigin())
                && !request.url().startsWith(replay.contentOrigin());
    }
}

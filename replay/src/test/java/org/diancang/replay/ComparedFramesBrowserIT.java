package org.diancang.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two versions that scroll in step, and lie over one another. */
class ComparedFramesBrowserIT {
    private static final String URL = "http://tall.example/";
    private static final String PAGE =
            "<title>高</title><script>heard=[];onmessage=e=>heard.push(e.data)</script><style>body{margin:0;%s}p{margin:0;"
                    + "height:200px;font-size:40px}i{display:block;width:100px;height:100px;background:%s}</style><i></i>"
                    + "<p>第一段<p>第二段<p>第三段<p>第四段<p>第五段<p>第六段<p>第七段<p>第八段<p>第九段<p>第十段";

    private static RunningReplay replay;
    private static LocalBrowser local;

    @BeforeAll
    static void start() throws IOException {
        replay = RunningReplay.forBrowsers();
        capture("2024-03-17T18:00:00Z", PAGE.formatted("", "#00f"));
        capture("2026-11-08T22:30:09Z", PAGE.formatted("scroll-behavior:smooth", "#0f0"));
        local = LocalBrowser.launch();
    }

    private static void capture(String at, String text) throws IOException {
        replay.archive()
                .capture(
                        URL,
                        at,
                        200,
                        text.getBytes(UTF_8),
                        "Content-Type",
                        "text/html; charset=utf-8");
    }

    @AfterAll
    static void stop() throws IOException {
        local.close();
        replay.close();
    }

    @Test
    void framesScrollInStepUntilThatIsSwitchedOff() {
        try (Page page = open("", 1280, ColorScheme.LIGHT)) {
            Frame left = frame(page, "20240317");
            Frame right = frame(page, "20261108");

            led(left, 700, right);
            led(right, 300, left);

            page.locator("#step-switch").focus();
            page.keyboard().press("Space");
            assertThat(page.locator("#step-switch")).not().isChecked();
            left.evaluate("scrollTo(0, 900)");
            await().pollInSameThread().until(() -> top(left) == 900);
            assertThat(top(right)).isEqualTo(300);
            page.keyboard().press("Space");
            await().pollInSameThread().until(() -> top(right) == 900);
            assertThat(right.evaluate("heard.length")).isEqualTo(0);
        }
    }

    @Test
    void onlyTheReaderLeadsAFrameAndOnlyAFrameIsListenedTo() {
        try (Page page = open("", 1280, ColorScheme.LIGHT)) {
            List<String> said = new CopyOnWriteArrayList<>();
            page.onPageError(said::add);
            Frame left = frame(page, "20240317");
            Frame right = frame(page, "20261108");
            led(left, 100, right);

            right.evaluate("top.frames[0].postMessage({dc:'scroll-to',x:0,y:5},'*')");
            for (String wrong :
                    List.of(
                            "{y:1}",
                            "{x:0,y:1e99}",
                            "{x:0,y:-4}",
                            "{x:0,y:'700'}",
                            "{x:NaN,y:NaN}")) {
                right.evaluate("top.postMessage(Object.assign({dc:'scrolled'}," + wrong + "),'*')");
            }
            right.evaluate("top.postMessage(null,'*'),top.postMessage('x','*')");
            page.evaluate("postMessage({dc:'scrolled',x:0,y:650},'*')");

            // Messages come in order: where the next true one has been heeded, all others were
            // heard.
            await().pollInSameThread().until(() -> (Integer) left.evaluate("heard.length") == 1);
            assertThat(top(left)).isEqualTo(100);
            led(right, 400, left);
            assertThat(said).isEmpty();
        }
    }

    @Test
    void oneVersionLiesOverTheOtherAsMuchAsTheSliderSays() throws IOException {
        for (int width : new int[] {1280, 390}) {
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (Page page = open("&show=overlay", width, colours)) {
                    Frame under = frame(page, "20240317");
                    Frame over = frame(page, "20261108");
                    page.locator("#opacity input").focus();
                    page.keyboard().press("ArrowRight");
                    assertThat(page.locator("#opacity output")).hasText("55%");
                    assertThat(page.locator("iframe.top")).hasCSS("opacity", "0.55");
                    picture(page, "overlay-" + width + "-" + colours);
                    assertThat(sideways(page)).isFalse();
                    page.keyboard().press("Home");
                    seen(page, 0, 0, 255);
                    page.keyboard().press("End");
                    seen(page, 0, 255, 0);
                    led(over, 500, under);
                }
            }
        }
    }

    @Test
    void whereTwoVersionsAreTheSameTheirDifferenceIsBlack() throws IOException {
        for (int width : new int[] {1280, 390}) {
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (Page page = open("&show=difference", width, colours)) {
                    frame(page, "20240317");
                    frame(page, "20261108");
                    BufferedImage seen = seen(page, 0, 255, 255);
                    picture(page, "difference-" + width + "-" + colours);
                    assertThat(isBlack(seen, 0, 110, 300, 300)).isTrue();
                    assertThat(sideways(page)).isFalse();
                    assertThat(page.locator("main")).containsText("不读取也不统计像素");
                }
            }
        }
    }

    @Test
    void sideBySideThereIsASwitchOnPhonesToo() throws IOException {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Page page = open("&lang=en", 390, colours)) {
                assertThat(page.locator("#in-step")).isVisible();
                picture(page, "in-step-390-" + colours);
                assertThat(sideways(page)).isFalse();
            }
            try (Page page = open("", 1280, colours)) {
                picture(page, "in-step-1280-" + colours);
            }
        }
    }

    private static Page open(String more, int width, ColorScheme colours) {
        Page page =
                local.browser()
                        .newPage(
                                new Browser.NewPageOptions()
                                        .setViewportSize(width, 860)
                                        .setColorScheme(colours));
        page.navigate(replay.readerOrigin() + "/compare?url=" + URL + more);
        return page;
    }

    private static Frame frame(Page page, String day) {
        await().pollInSameThread()
                .until(() -> page.frames().stream().anyMatch(f -> f.url().contains("/" + day)));
        Frame found =
                page.frames().stream()
                        .filter(f -> f.url().contains("/" + day))
                        .findFirst()
                        .orElseThrow();
        found.waitForLoadState();
        return found;
    }

    private static void led(Frame from, int top, Frame to) {
        await().pollInSameThread()
                .untilAsserted(
                        () -> {
                            from.evaluate("y => scrollTo({top: y + 1, behavior: 'instant'})", top);
                            from.evaluate("y => scrollTo({top: y, behavior: 'instant'})", top);
                            assertThat(top(to)).isEqualTo(top);
                        });
        assertThat(top(from)).isEqualTo(top);
    }

    private static int top(Frame frame) {
        return ((Number) frame.evaluate("Math.round(scrollY)")).intValue();
    }

    /**
     * What is seen once the bar at the top has a colour: the frames are drawn by a process each.
     */
    private static BufferedImage seen(Page page, int red, int green, int blue) {
        BufferedImage[] last = new BufferedImage[1];
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            last[0] = shot(page);
                            return isColour(last[0], 50, 50, red, green, blue);
                        });
        return last[0];
    }

    private static BufferedImage shot(Page page) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(page.locator(".rd-over").screenshot()));
    }

    private static boolean isColour(
            BufferedImage seen, int x, int y, int red, int green, int blue) {
        int rgb = seen.getRGB(x, y);
        return Math.abs((rgb >> 16 & 255) - red) < 3
                && Math.abs((rgb >> 8 & 255) - green) < 3
                && Math.abs((rgb & 255) - blue) < 3;
    }

    private static boolean isBlack(BufferedImage seen, int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                if (!isColour(seen, x, y, 0, 0, 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean sideways(Page page) {
        return (Boolean)
                page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1");
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

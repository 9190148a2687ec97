package org.diancang.replay.behaviour;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.diancang.replay.LocalBrowser;
import org.springframework.util.FileSystemUtils;

/** A Chromium that finds the hosts it is told of and no other, and what it asked for. */
final class Eyes implements AutoCloseable {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 800;
    private static final int PATIENCE = 20_000;
    private static final String FRAME = "iframe[name=dc_page]";

    private final Playwright playwright;
    private final String resolverRules;
    private final Path profile;
    private BrowserContext window;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> led = new CopyOnWriteArrayList<>();
    private final List<String> byWorker = new CopyOnWriteArrayList<>();
    private final List<String> stopped = new CopyOnWriteArrayList<>();

    Eyes(String resolverRules) throws IOException {
        this.resolverRules = resolverRules;
        playwright = LocalBrowser.driver();
        profile = profile();
        window = launch();
    }

    private BrowserContext launch() {
        BrowserContext launched =
                playwright
                        .chromium()
                        .launchPersistentContext(
                                profile,
                                new BrowserType.LaunchPersistentContextOptions()
                                        .setExecutablePath(LocalBrowser.chromium())
                                        .setChromiumSandbox(false)
                                        .setLocale("zh-CN")
                                        .setTimezoneId("Asia/Shanghai")
                                        .setViewportSize(WIDTH, HEIGHT)
                                        .setArgs(
                                                List.of(
                                                        "--host-resolver-rules=" + resolverRules,
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--force-device-scale-factor=1",
                                                        "--disable-gpu",
                                                        "--disable-dev-shm-usage")));
        launched.onRequestFinished(request -> asked.add(request.url()));
        launched.onRequestFailed(this::failed);
        launched.onResponse(
                response -> {
                    if (response.fromServiceWorker()) {
                        byWorker.add(response.url());
                    } else if (response.status() == 307) {
                        led.add(response.url());
                    }
                });
        launched.onPage(
                page -> {
                    page.onFrameNavigated(frame -> asked.add(frame.url()));
                    page.onWebSocket(socket -> asked.add(socket.url()));
                    if (!System.getProperty("behaviours", "").isEmpty()) {
                        page.onConsoleMessage(m -> System.out.println("  console " + m.text()));
                        page.onPageError(m -> System.out.println("  error " + m));
                    }
                });
        return launched;
    }

    /** A reader's profile as it is at first: private windows have no storage in frames. */
    private static Path profile() throws IOException {
        Path folder = Files.createTempDirectory("behaviours");
        Files.createDirectories(folder.resolve("Default"));
        Files.writeString(
                folder.resolve("Default/Preferences"),
                "{\"profile\":{\"cookie_controls_mode\":0,\"block_third_party_cookies\":false}}");
        return folder;
    }

    /** Requests and navigations that were made or tried, other than {@link #stopped()}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Requests that went astray and were led into the archive by who made them. */
    List<String> led() {
        return List.copyOf(led);
    }

    /** Requests that the service worker answered, by leading them into the archive or passed on. */
    List<String> answeredByWorker() {
        return List.copyOf(byWorker);
    }

    /** Requests that the content policy stopped before they were any. */
    List<String> stopped() {
        return List.copyOf(stopped);
    }

    /** A page in the reader's frame once it has said that it is done, for the caller to close. */
    Page open(String url) {
        Page page = window.newPage();
        page.navigate(url);
        ready(page.frameLocator(FRAME).locator("body[data-done]"), page.mainFrame());
        return page;
    }

    /**
     * Begins anew, with what the browser keeps of sites, but asks for all that it kept by the
     * headers of answers: what its processes keep of those in memory goes only with them.
     */
    void beginAgainWithoutCache() {
        window.close();
        window = launch();
        try (Page page = window.newPage()) {
            window.newCDPSession(page).send("Network.clearBrowserCache");
        }
    }

    /** A page in a window of its own, of a size. */
    ShownPage alone(String url, int width, int height, String first) {
        try (Page page = window.newPage()) {
            window.clearCookies();
            page.addInitScript(first);
            page.setViewportSize(width, height);
            page.navigate(url);
            ready(page.locator("body[data-done]"), page.mainFrame());
            return settled(
                    () -> new ShownPage(ShownPage.markup(page.mainFrame()), page.screenshot()));
        }
    }

    /** A page in the reader's frame, once it is as expected or there is no more hope. */
    ShownPage framed(String url, Predicate<ShownPage> expected) {
        try (Page page = window.newPage()) {
            page.navigate(url);
            ready(page.frameLocator(FRAME).locator("body[data-done]"), page.mainFrame());
            ShownPage[] seen = new ShownPage[1];
            try {
                Awaitility.await()
                        .pollInSameThread()
                        .atMost(Duration.ofSeconds(5))
                        .until(
                                () -> {
                                    seen[0] = inFrame(page);
                                    return expected.test(seen[0]);
                                });
            } catch (ConditionTimeoutException e) {
                // The caller says what is different.
            }
            return seen[0];
        }
    }

    /** The reader's frame in whole points: left, top, width, height. */
    int[] frame(String url) {
        try (Page page = window.newPage()) {
            page.navigate(url);
            BoundingBox box = page.locator(FRAME).boundingBox();
            return new int[] {
                (int) Math.round(box.x),
                (int) Math.round(box.y),
                (int) box.width,
                HEIGHT - (int) Math.round(box.y)
            };
        }
    }

    private static ShownPage inFrame(Page page) {
        ElementHandle element = page.querySelector(FRAME);
        Frame frame = element == null ? null : element.contentFrame();
        if (element == null || frame == null) {
            return new ShownPage("the reader shows another page: " + page.url(), page.screenshot());
        }
        BoundingBox box = element.boundingBox();
        return new ShownPage(
                ShownPage.markup(frame),
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setClip(
                                        Math.round(box.x),
                                        Math.round(box.y),
                                        WIDTH,
                                        HEIGHT - Math.round(box.y))));
    }

    private static void ready(Locator done, Frame frame) {
        try {
            done.waitFor(
                    new Locator.WaitForOptions()
                            .setState(WaitForSelectorState.ATTACHED)
                            .setTimeout(PATIENCE));
            frame.waitForLoadState(LoadState.LOAD);
        } catch (PlaywrightException e) {
            // What there is will be compared.
        }
    }

    private interface Look {
        ShownPage now();
    }

    private static ShownPage settled(Look look) {
        ShownPage[] last = {look.now()};
        Awaitility.await()
                .pollInSameThread()
                .until(
                        () -> {
                            ShownPage before = last[0];
                            last[0] = look.now();
                            return last[0].isSameAs(before);
                        });
        return last[0];
    }

    private void failed(Request request) {
        ("csp".equals(request.failure()) ? stopped : asked).add(request.url());
    }

    @Override
    public void close() throws IOException {
        window.close();
        playwright.close();
        FileSystemUtils.deleteRecursively(profile);
    }
}

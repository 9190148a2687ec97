package org.diancang.check;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Debian's Chromium with every name but the product's own made unresolvable, recording each request
 * and navigation that it makes or tries.
 */
public final class ClosedBrowser implements AutoCloseable {
    private static final Set<String> OWN_HOSTS =
            Set.of("127.0.0.1", "reader.localhost", "content.localhost");

    private final Playwright playwright;
    private final Browser browser;
    private final Set<String> hosts;
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

    private ClosedBrowser(Playwright playwright, Browser browser, Set<String> hosts) {
        this.playwright = playwright;
        this.browser = browser;
        this.hosts = hosts;
    }

    /** Starts it; {@code DIANCANG_CHROMIUM} names another executable than Debian's. */
    public static ClosedBrowser start() {
        return start(ResolverRules.onlyThisMachine());
    }

    /** Starts it with more hosts that it may reach, such as those of the live sample site. */
    public static ClosedBrowser start(ResolverRules rules) {
        String chromium = System.getenv().getOrDefault("DIANCANG_CHROMIUM", "/usr/bin/chromium");
        if (!Files.isExecutable(Path.of(chromium))) {
            throw new IllegalStateException(
                    chromium + " is missing: install Debian's chromium, or run .ci/run");
        }
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--host-resolver-rules=" + rules.value(),
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--force-color-profile=srgb"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of(chromium))
                                        .setArgs(arguments));
        return new ClosedBrowser(
                playwright,
                browser,
                Stream.concat(OWN_HOSTS.stream(), rules.hosts().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** A fresh window without cookies, in Chinese, of a size in CSS pixels. */
    public BrowserContext window(int width, int height) {
        return window(options(width, height));
    }

    /** The same with JavaScript switched off. */
    BrowserContext windowWithoutScripts(int width, int height) {
        return window(options(width, height).setJavaScriptEnabled(false));
    }

    private static Browser.NewContextOptions options(int width, int height) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai");
    }

    private BrowserContext window(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.onRequest(request -> requests.add(request.url()));
        context.onPage(
                page -> {
                    page.onFrameNavigated(frame -> requests.add(frame.url()));
                    page.onWebSocket(socket -> requests.add(socket.url()));
                });
        return context;
    }

    /** Everything that was requested or navigated to, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Of these, what went, or tried to go, elsewhere than the product and the hosts given. */
    public List<String> requestsThatLeft() {
        return requests.stream().filter(this::leaves).distinct().toList();
    }

    private boolean leaves(String url) {
        if (url.startsWith("data:") || url.startsWith("blob:") || url.startsWith("about:")) {
            return false;
        }
        if (url.startsWith("chrome-error:")) {
            return false;
        }
        int end = url.indexOf('/', url.indexOf("//") + 2);
        String host = URI.create(end < 0 ? url : url.substring(0, end)).getHost();
        return host == null || !hosts.contains(host);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

package org.diancang.replay;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A browser to which no host but those of this machine has an address. */
public final class LocalBrowser implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private LocalBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts Debian's Chromium, or the one that {@code DIANCANG_CHROMIUM} names. */
    static LocalBrowser launch() {
        Playwright playwright = driver();
        return new LocalBrowser(
                playwright,
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium())
                                        .setChromiumSandbox(false)
                                        .setArgs(
                                                List.of(
                                                        "--host-resolver-rules=MAP * ~NOTFOUND,"
                                                                + " EXCLUDE 127.0.0.1, EXCLUDE"
                                                                + " *.localhost",
                                                        "--disable-background-networking",
                                                        "--disable-gpu",
                                                        "--disable-dev-shm-usage"))));
    }

    /** What drives a browser; it fetches none of its own. */
    public static Playwright driver() {
        return Playwright.create(
                new Playwright.CreateOptions()
                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** Where the browser is. */
    public static Path chromium() {
        return Path.of(System.getenv().getOrDefault("DIANCANG_CHROMIUM", "/usr/bin/chromium"));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

package org.diancang.replay;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A browser to which no host but those of this machine has an address. */
public final class LocalBrowser implements AutoCloseable {
    /** Milliseconds that a page may take to be as expected. */
    private static final double PATIENCE = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private LocalBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts Debian's Chromium, or the one that {@code DIANCANG_CHROMIUM} names. */
    static LocalBrowser launch() {
        return launch(
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost");
    }

    /**
     * One that reaches nothing but a proxy on this machine, what has an address here included.
     *
     * @param trusted SHA-256 of a public key, in Base64, of which certificates are believed
     */
    static LocalBrowser through(int proxyPort, String trusted) {
        return launch(
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--proxy-server=127.0.0.1:" + proxyPort,
                "--proxy-bypass-list=<-loopback>",
                "--webrtc-ip-handling-policy=disable_non_proxied_udp",
                "--ignore-certificate-errors-spki-list=" + trusted);
    }

    private static LocalBrowser launch(String... own) {
        Playwright playwright = driver();
        List<String> arguments = new ArrayList<>(List.of(own));
        arguments.addAll(
                List.of(
                        "--disable-background-networking",
                        "--disable-gpu",
                        "--disable-dev-shm-usage"));
        return new LocalBrowser(
                playwright,
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium())
                                        .setChromiumSandbox(false)
                                        .setArgs(arguments)));
    }

    /** What drives a browser; it fetches none of its own. */
    public static Playwright driver() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
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

package org.diancang.replay.screenshot;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The picture of a page from its top to its end, or as far as may be. The page is laid out in a
 * window of the configured size, and what is below it is drawn too: in a window as high as the page
 * whatever is measured by the window would be another size.
 *
 * @param waits whether timers of the page come due before
 */
record FullLength(ScreenshotSettings settings, String address, boolean waits) {
    /** Of one picture, whose rows are not alike at all. */
    static final long MOST_BYTES = 64L << 20;

    /** What a page of which the clock is not run ahead may do once it has loaded. */
    private static final Duration SHOWN = Duration.ofSeconds(3);

    /**
     * Has the browser show the page and writes what it shows.
     *
     * @throws IOException if the browser refuses or is gone; the picture may be half written
     */
    void write(BrowserPipe browser, Path png) throws IOException {
        Map<String, Object> blank = new HashMap<>(Map.of("url", "about:blank"));
        String target = browser.ask("Target.createTarget", blank).path("targetId").asString("");
        browser.attach(
                browser.ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                        .path("sessionId")
                        .asString(""));
        browser.ask("Page.enable", Map.of());
        browser.ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        settings.width(),
                        "height",
                        settings.height(),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        false));
        show(browser);
        JsonNode size = browser.ask("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        int height =
                (int)
                        Math.clamp(
                                Math.ceil(size.path("height").asDouble(0)),
                                settings.height(),
                                settings.longest());
        try (OutputStream file = new Bounded(Files.newOutputStream(png))) {
            browser.file("Page.captureScreenshot", what(height), file);
        }
    }

    private void show(BrowserPipe browser) throws IOException {
        if (!waits) {
            browser.ask("Page.navigate", Map.of("url", address));
            pause();
            return;
        }
        // Its own clock, which runs ahead while nothing is waited for, from when the page is there.
        browser.ask("Emulation.setVirtualTimePolicy", Map.of("policy", "pause"));
        browser.ask("Page.navigate", Map.of("url", address));
        browser.ask(
                "Emulation.setVirtualTimePolicy",
                Map.of(
                        "policy",
                        "pauseIfNetworkFetchesPending",
                        "budget",
                        BrowserCommand.CLOCK.toMillis(),
                        "maxVirtualTimeTaskStarvationCount",
                        9_999));
        browser.await("Emulation.virtualTimeBudgetExpired");
    }

    private void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.min(SHOWN.toMillis(), settings.time().toMillis() / 8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the picture is given up", e);
        }
    }

    private Map<String, Object> what(int height) {
        return Map.of(
                "format",
                "png",
                "captureBeyondViewport",
                height > settings.height(),
                "clip",
                Map.of("x", 0, "y", 0, "width", settings.width(), "height", height, "scale", 1));
    }

    /** A picture has more bytes than one may have. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("the picture has more than " + MOST_BYTES + " bytes");
        }
    }

    /** Takes no more than a picture may have. */
    private static final class Bounded extends FilterOutputStream {
        private long left = MOST_BYTES;

        Bounded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new TooLargeException();
            }
            out.write(bytes, from, length);
        }
    }
}

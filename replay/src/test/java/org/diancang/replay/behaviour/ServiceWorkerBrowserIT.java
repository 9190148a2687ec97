package org.diancang.replay.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.diancang.replay.RunningReplay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service worker in a browser that has never been here before. */
class ServiceWorkerBrowserIT {
    private static final String SITE = "http://missed.example";
    private static final String AT = "2024-03-05T06:30:09Z";
    private static final String NOTHING = "404, 405, none";
    private static final String ALL = "data, posted, worker of then";

    private RunningReplay replay;
    private Eyes eyes;

    @BeforeEach
    void start() throws IOException {
        replay = RunningReplay.forBrowsers();
        fill();
        eyes = new Eyes("MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE *.localhost");
    }

    @AfterEach
    void stop() throws IOException {
        assertThat(eyes.asked())
                .isNotEmpty()
                .allMatch(
                        url ->
                                url.matches(
                                        "(blob:)?http://(reader|content)\\.localhost:.*|about:.*"));
        eyes.close();
        replay.close();
    }

    @Test
    void theFirstPageIsAsItWasWithoutAndTheNextIsLed() {
        // By the time of any of its wishes there may be one: workers are led by their address, and
        // what a page asks for late by one that has begun meanwhile.
        assertThat(said("/missed")).matches("(404|data), (405|posted), (none|worker of then)");
        awaitWorker();
        assertThat(said("/missed")).isEqualTo(ALL);
        assertThat(eyes.led()).isEmpty();
    }

    @Test
    void navigationsAndArchiveAddressesAreLeftToTheBrowser() {
        said("/missed");
        awaitWorker();
        try (Page page = eyes.open(archived("/linking"))) {
            FrameLocator frame = page.frameLocator("iframe[name=dc_page]");
            frame.locator("a").click();
            frame.locator("body[data-said]").waitFor();
            assertThat(frame.locator("body").getAttribute("data-said"))
                    .isEqualTo("shim, " + SITE + "/linked, frame with shim, data");
        }
        assertThat(eyes.answeredByWorker())
                .isNotEmpty()
                .allMatch(
                        url ->
                                url.matches(
                                        "http://content\\.localhost:\\d+/(data|answer|worker).*"));
    }

    @Test
    void aPageThatGoesLookingCanTakeItAwayForThatPageButPutNoneInItsPlace() {
        said("/missed");
        awaitWorker();
        assertThat(said("/hostile"))
                .isEqualTo(
                        "hidden, refused, refused, refused, refused, hidden in worker, taken away, none left");
        said("/missed");
        awaitWorker();
        assertThat(said("/missed")).isEqualTo(ALL);
    }

    @Test
    void switchedOffItTakesItselfAwayWhileAPageIsOpen() throws IOException {
        said("/missed");
        awaitWorker();
        switchOff();
        try (Page page = eyes.open(archived("/registered"))) {
            await().pollInSameThread()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () ->
                                    assertThat(page.frames().get(1).evaluate("registered()"))
                                            .isEqualTo("none"));
        }
        // A shim that the browser still keeps registers what takes itself away.
        assertThat(said("/missed")).isEqualTo(NOTHING);
        assertThat(said("/missed")).isEqualTo(NOTHING);
    }

    @Test
    void switchedOffTheNextPageTakesItAway() throws IOException {
        said("/missed");
        awaitWorker();
        switchOff();
        eyes.beginAgainWithoutCache();
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(said("/registered")).isEqualTo("none"));
        assertThat(said("/missed")).isEqualTo(NOTHING);
    }

    private void switchOff() throws IOException {
        assertThat(said("/missed")).isEqualTo(ALL);
        int reader = replay.readerPort();
        int content = replay.contentPort();
        replay.close();
        replay =
                RunningReplay.forBrowsersAt(
                        reader, content, "--diancang.content.service-worker=false");
        fill();
    }

    private void awaitWorker() {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(said("/registered")).isEqualTo("active /"));
    }

    private String said(String path) {
        try (Page page = eyes.open(archived(path))) {
            return page.frameLocator("iframe[name=dc_page]")
                    .locator("body")
                    .getAttribute("data-said");
        }
    }

    private String archived(String path) {
        return replay.readerOrigin() + "/20240305063009/" + SITE + path;
    }

    private void fill() throws IOException {
        for (String page : new String[] {"missed", "registered", "hostile", "linking", "linked"}) {
            capture("/" + page, resource(page + ".html"), "text/html");
        }
        capture("/data.txt", "data", "text/plain");
        capture("/other.txt", "other", "text/plain");
        capture("/sw.js", "onfetch = e => e.respondWith(new Response('mine'))", "text/javascript");
        capture("/looks.js", "postMessage('serviceWorker' in navigator)", "text/javascript");
        capture(
                "/worker.js",
                "postMessage('worker of ' + (location.host === 'missed.example' ? 'then' : location.host))",
                "text/javascript");
        replay.archive()
                .captureOfPosted(
                        SITE + "/answer",
                        "__wb_method=post&q=1",
                        AT,
                        "posted".getBytes(StandardCharsets.UTF_8),
                        "text/plain");
    }

    private void capture(String path, String text, String type) throws IOException {
        replay.archive()
                .capture(
                        SITE + path,
                        AT,
                        200,
                        text.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        type);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        ServiceWorkerBrowserIT.class.getResourceAsStream("/missed/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package org.diancang.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages and readers that would have a browser work for ever, and a service that has none. */
class HostileScreenshotIT {
    private static final String SITE = "http://endless.example/";
    private static final String DIGITS = "/20261108223009sc_/";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static RunningReplay replay;

    @BeforeAll
    static void start() throws IOException {
        replay = running(LocalBrowser.chromium().toString(), "4s");
    }

    private static RunningReplay running(String browser, String time) throws IOException {
        RunningReplay started =
                RunningReplay.forBrowsers(
                        "--diancang.screenshots.browser=" + browser,
                        "--diancang.screenshots.sandbox=false",
                        "--diancang.screenshots.concurrent=1",
                        "--diancang.screenshots.time=" + time);
        page(started, "never", "<p>x<script>for(;;);</script>");
        return started;
    }

    @AfterAll
    static void stop() throws IOException {
        replay.close();
    }

    @Test
    void aPageThatNeverEndsIsGivenUpAndLeavesNoProcess() throws IOException {
        var answer = replay.content(DIGITS + SITE + "never");

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.text()).contains("截图已放弃", "too much time or memory");
        assertThat(answer.header("Memento-Datetime")).isEmpty();
        await().atMost(SOON).until(() -> ScreenshotIT.browsers().isEmpty());
    }

    @Test
    void manyWishesAtOnceAreSentAway() throws Exception {
        List<Future<Integer>> asked = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                asked.add(readers.submit(() -> replay.content(DIGITS + SITE + "never").status()));
            }
            await().atMost(SOON).until(() -> !ScreenshotIT.browsers().isEmpty());
            assertThat(ScreenshotIT.browsers().stream().filter(HostileScreenshotIT::isFirst))
                    .hasSizeLessThan(2);
        }
        List<Integer> answered = new ArrayList<>();
        for (Future<Integer> one : asked) {
            answered.add(one.get());
        }
        assertThat(answered).contains(503).containsOnly(503, 504);
        await().atMost(SOON).until(() -> ScreenshotIT.browsers().isEmpty());
    }

    /** Others have been started by it. */
    private static boolean isFirst(ProcessHandle browser) {
        return browser.parent().equals(java.util.Optional.of(ProcessHandle.current()));
    }

    @Test
    void aPageThatEatsMemoryIsGivenUp() throws IOException {
        try (RunningReplay small =
                RunningReplay.forBrowsers(
                        "--diancang.screenshots.browser=" + LocalBrowser.chromium(),
                        "--diancang.screenshots.sandbox=false",
                        "--diancang.screenshots.memory=256MB",
                        "--diancang.screenshots.time=60s")) {
            page(
                    small,
                    "eats",
                    "<script>const all=[];for(let i=0;i<60;i++)all.push(new Uint8Array(1<<24).fill(i));"
                            + "for(;;);</script>");

            assertThat(small.content(DIGITS + SITE + "eats").status()).isEqualTo(504);
        }
        await().atMost(SOON).until(() -> ScreenshotIT.browsers().isEmpty());
    }

    @Test
    void aBrowserThatMakesNothingOrIsNotThereIsSaid() throws IOException {
        for (String browser : List.of("/bin/true", "/no/such/browser")) {
            try (RunningReplay broken = running(browser, "4s")) {
                var answer = broken.content(DIGITS + SITE + "never");

                assertThat(answer.status()).as(browser).isEqualTo(503);
                assertThat(answer.text()).contains("截图没有做成").doesNotContain(browser, "Exception");
                assertThat(answer.header("Retry-After")).isPresent();
            }
        }
    }

    @Test
    void withoutABrowserThePageSaysThatPicturesAreOff() throws IOException {
        try (RunningReplay off = RunningReplay.forBrowsers()) {
            page(off, "a", "<p>x");

            var answer = off.content(DIGITS + SITE + "a");
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.text()).contains("截图没有开启", "Pictures are off");
            assertThat(off.content(DIGITS + SITE + "a", "Sec-Fetch-Dest", "image").text())
                    .isEqualTo("截图没有开启 Pictures are off\n");
            assertThat(off.reader("/20261108223009/" + SITE + "a").text()).doesNotContain("sc_/");
        }
    }

    private static void page(RunningReplay to, String name, String text) throws IOException {
        to.archive()
                .capture(
                        SITE + name,
                        "2026-11-08T22:30:09Z",
                        200,
                        text.getBytes(UTF_8),
                        "Content-Type",
                        "text/html; charset=utf-8");
    }
}

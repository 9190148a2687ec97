package org.diancang.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of pages from their top to their end, or as far as may be. */
class FullLengthScreenshotIT {
    private static final String SITE = "http://lengthy.example/";
    private static final String DIGITS = "/20261108223009sc_/";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int LONGEST = 20_000;

    private static RunningReplay replay;

    @BeforeAll
    static void start() throws IOException {
        replay = within("60s");
    }

    /** A picture may take so long; on a busy machine it takes long. */
    private static RunningReplay within(String time) throws IOException {
        return RunningReplay.forBrowsers(
                "--diancang.screenshots.browser=" + LocalBrowser.chromium(),
                "--diancang.screenshots.sandbox=false",
                "--diancang.screenshots.time=" + time,
                "--diancang.screenshots.width=640",
                "--diancang.screenshots.height=900");
    }

    @AfterAll
    static void stop() throws IOException {
        replay.close();
    }

    @AfterEach
    void nothingIsLeft() {
        await().atMost(SOON).until(() -> ScreenshotIT.browsers().isEmpty());
    }

    @Test
    void aLongPageIsSeenToItsEnd() throws IOException {
        page(
                "long",
                "<div style='height:100vh;background:#0f0'></div><div style='height:4000px'></div>"
                        + "<div id=end style='height:100px;background:#f00'></div>"
                        + "<script>setTimeout(()=>end.style.background='#00f',900)</script>");

        BufferedImage seen = picture("long");

        assertThat(seen.getWidth()).isEqualTo(640);
        assertThat(seen.getHeight()).isEqualTo(5_000);
        assertThat(colour(seen, 890)).as("the window is no higher").isEqualTo(0x00ff00);
        assertThat(colour(seen, 910)).isEqualTo(0xffffff);
        assertThat(colour(seen, 4_950)).as("timers have come due").isEqualTo(0x0000ff);
    }

    @Test
    void aShortPageHasTheHeightOfTheWindow() throws IOException {
        page("short", "<div style='height:100px;background:#0f0'></div>");

        BufferedImage seen = picture("short");

        assertThat(seen.getHeight()).isEqualTo(900);
        assertThat(colour(seen, 50)).isEqualTo(0x00ff00);
    }

    @Test
    void aPageWithoutEndIsCut() throws IOException {
        page("endless", "<div style='height:99999999px;background:#0f0'></div>");

        BufferedImage seen = picture("endless");

        assertThat(seen.getHeight()).isEqualTo(LONGEST);
        assertThat(colour(seen, LONGEST - 10)).isEqualTo(0x00ff00);
    }

    @Test
    void aPageThatGrowsAsItIsLookedAtIsCut() throws IOException {
        page(
                "grows",
                "<script>const more=()=>{const d=document.createElement('div');d.style='height:9000px;"
                        + "background:#0f0';document.body.append(d)};more();"
                        + "new ResizeObserver(more).observe(document.body);"
                        + "addEventListener('scroll',more);addEventListener('resize',more);"
                        + "setInterval(more,100)</script>");

        assertThat(picture("grows").getHeight()).isEqualTo(LONGEST);
    }

    @Test
    void aPageThatLiesAboutItsHeightOrAsksQuestionsIsSeen() throws IOException {
        page(
                "lies",
                "<script>Object.defineProperty(Element.prototype,'scrollHeight',{get:()=>1e12});"
                        + "alert(1);confirm(2);setTimeout(()=>prompt('3'),500);onbeforeunload=()=>'x'</script>"
                        + "<div style='height:1000px;background:#0f0'></div>");

        BufferedImage seen = picture("lies");

        assertThat(seen.getHeight()).isEqualTo(1_000);
        assertThat(colour(seen, 990)).isEqualTo(0x00ff00);
    }

    @Test
    void aPageThatLeadsToAnotherLaterIsSeenAllTheSame() throws IOException {
        page(
                "leads",
                "<div style='height:2000px;background:#0f0'></div>"
                        + "<script>setTimeout(()=>location.href='/next',100)</script>");
        page("next", "<div style='height:2000px;background:#0f0'></div>");

        assertThat(colour(picture("leads"), 1_990)).isEqualTo(0x00ff00);
    }

    @Test
    void aPageThatNeverPausesIsGivenUp() throws IOException {
        try (RunningReplay impatient = within("20s")) {
            page(impatient, "never", "<p>x<script>for(;;);</script>");

            assertThat(impatient.content(DIGITS + SITE + "never").status()).isEqualTo(504);
        }
    }

    private static void page(String name, String text) throws IOException {
        page(replay, name, text);
    }

    private static void page(RunningReplay there, String name, String text) throws IOException {
        there.archive()
                .capture(
                        SITE + name,
                        "2026-11-08T22:30:09Z",
                        200,
                        ("<!doctype html><title>x</title><body style='margin:0'>" + text)
                                .getBytes(UTF_8),
                        "Content-Type",
                        "text/html; charset=utf-8");
    }

    private static BufferedImage picture(String name) throws IOException {
        var answer = replay.content(DIGITS + SITE + name);
        assertThat(answer.status()).as(name).isEqualTo(200);
        Path folder = Files.createDirectories(Path.of("target", "versions"));
        Files.write(folder.resolve("full-length-" + name + ".png"), answer.body());
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    private static int colour(BufferedImage seen, int y) {
        return seen.getRGB(50, y) & 0xffffff;
    }
}

package org.diancang.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of archived pages, made by a real browser on request. */
class ScreenshotIT {
    private static final String SITE = "http://pictured.example/";
    private static final String AT = "2026-11-08T22:30:09Z";
    private static final String DIGITS = "/20261108223009sc_/";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static RunningReplay replay;

    /** All of this machine sits in a reading room: the browser must not. */
    @BeforeAll
    static void start() throws IOException {
        replay =
                RunningReplay.forBrowsers(
                        "--diancang.screenshots.browser=" + LocalBrowser.chromium(),
                        "--diancang.screenshots.sandbox=false",
                        "--diancang.screenshots.time=60s",
                        "--diancang.screenshots.height=900",
                        "--diancang.screenshots.longest=900",
                        "--diancang.access.groups.reading-room=127.0.0.0/8");
        replay.archive()
                .capture(SITE + "red.png", AT, 200, square(0xff0000), "Content-Type", "image/png");
        replay.archive()
                .capture(SITE + "room.png", AT, 200, square(0xff0000), "Content-Type", "image/png");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        await().atMost(SOON).until(() -> browsers().isEmpty());
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(
                            left.filter(
                                    p ->
                                            p.getFileName()
                                                    .toString()
                                                    .startsWith("diancang-screenshot")))
                    .isEmpty();
        }
        replay.archive().recover();
    }

    @AfterAll
    static void stop() throws IOException {
        replay.close();
    }

    @Test
    void aPictureShowsThePageWithItsPartsAndWhatItsScriptsDo() throws IOException {
        page(
                "a",
                "<body style='margin:0'><img src=/red.png style='display:block'><div id=d style='width:100px;"
                        + "height:100px'></div><script>setTimeout(()=>d.style.background='#00f',900)</script><p>青禾县");

        var answer = replay.content(DIGITS + SITE + "a");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("image/png");
        assertThat(answer.header("Memento-Datetime")).contains("Sun, 08 Nov 2026 22:30:09 GMT");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        BufferedImage seen = keep(answer, "screenshot");
        assertThat(seen.getWidth()).isEqualTo(1280);
        assertThat(seen.getHeight()).isEqualTo(900);
        assertThat(colour(seen, 50, 50)).isEqualTo(0xff0000);
        assertThat(colour(seen, 50, 150)).isEqualTo(0x0000ff);
        assertThat(colour(seen, 600, 890)).isEqualTo(0xffffff);
    }

    @Test
    void aPageWithoutEndIsSeenFromItsTop() throws IOException {
        page("long", "<body style='margin:0;background:#0f0;height:9999999px'>");

        BufferedImage seen = keep(replay.content(DIGITS + SITE + "long"), "screenshot-long");

        assertThat(seen.getHeight()).isEqualTo(900);
        assertThat(colour(seen, 50, 880)).isEqualTo(0x00ff00);
    }

    @Test
    void aPageThatLeadsToAnotherLaterIsSeenAllTheSame() throws IOException {
        page(
                "leads",
                "<body style='margin:0;background:#0f0'><script>setTimeout(()=>location.href='/next',1500)</script>");
        page("next", "<body style='margin:0;background:#0f0'>");

        BufferedImage seen = keep(replay.content(DIGITS + SITE + "leads"), "screenshot-leads");

        assertThat(colour(seen, 50, 50)).isEqualTo(0x00ff00);
    }

    @Test
    void theBrowserSeesWhatThePublicSeesWhoeverAsks() throws IOException {
        page(
                "embeds",
                "<body style='margin:0;background:#fff'><img src=/room.png width=100 height=100 alt=''>"
                        + "<script>fetch('/20261108223009id_/"
                        + SITE
                        + "room.png',{headers:{'User-Agent':'x'}})"
                        + ".then(r=>document.body.style.background=r.ok?'#f00':'#00f')</script>");
        page("room", "<p>reading room");
        replay.archive().hide(SITE + "room.png", 451, "只在阅览室", "reading-room");
        replay.archive().hide(SITE + "room", 451, "只在阅览室", "reading-room");

        BufferedImage seen = keep(replay.content(DIGITS + SITE + "embeds"), "screenshot-embeds");
        var room = replay.content(DIGITS + SITE + "room");

        assertThat(colour(seen, 600, 500)).isEqualTo(0x0000ff);
        assertThat(colour(seen, 50, 50)).isNotEqualTo(0xff0000);
        assertThat(replay.content("/20261108223009/" + SITE + "room").status()).isEqualTo(200);
        assertThat(room.status()).isEqualTo(451);
        assertThat(room.text()).contains("只在阅览室");
        replay.archive().hide(SITE + "room", 404, "", "");
        assertThat(replay.content(DIGITS + SITE + "room").status()).isEqualTo(404);
    }

    @Test
    void nothingButTheContentSiteIsReached() throws Exception {
        List<Integer> reached = new CopyOnWriteArrayList<>();
        try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> listen(trap, reached));
            String there = "127.0.0.1:" + trap.getLocalPort();
            String named = "content.localhost:" + trap.getLocalPort();
            page(
                    "escapes",
                    "<body><script>const n=document.createElement('div');"
                            + "for(const h of ['"
                            + there
                            + "','"
                            + named
                            + "','localhost:"
                            + trap.getLocalPort()
                            + "']){"
                            + "new Image().src='http://'+h+'/i';fetch('http://'+h+'/f').catch(()=>0);"
                            + "try{new WebSocket('ws://'+h+'/w')}catch(e){}"
                            + "try{new RTCPeerConnection({iceServers:[{urls:'turn:'+h+'?transport=tcp',username:'u',credential:'p'}]})"
                            + ".createDataChannel('x')}catch(e){}"
                            + "const f=document.createElement('iframe');f.src='http://'+h+'/n';document.body.append(f);"
                            + "navigator.sendBeacon('http://'+h+'/b','x')}"
                            + "setTimeout(()=>Reflect.set(window,'loc'+'ation','http://"
                            + there
                            + "/l'),1500)</script>");

            var answer = replay.content(DIGITS + SITE + "escapes");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(reached).isEmpty();
        }
    }

    private static void listen(ServerSocket trap, List<Integer> reached) {
        try {
            while (true) {
                try (Socket socket = trap.accept()) {
                    reached.add(socket.getPort());
                }
            }
        } catch (SocketException e) {
            // The test is over.
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void archivedPagesHaveNoPicturesMade() throws IOException {
        page("loop", "<p>x");

        String[][] sent = {
            {"Sec-Fetch-Site", "same-origin"},
            {"Sec-Fetch-Dest", "image"},
            {"Sec-Fetch-Dest", "iframe"},
            {"Referer", replay.contentOrigin() + DIGITS + SITE + "other"},
        };
        for (String[] header : sent) {
            assertThat(replay.content(DIGITS + SITE + "loop", header).status())
                    .as(header[0] + " " + header[1])
                    .isEqualTo(403);
        }
        assertThat(
                        replay.content(
                                        DIGITS + SITE + "loop",
                                        "User-Agent",
                                        "x DiancangScreenshot/1")
                                .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsNoPageHasNoPictureAndAHeadMakesNone() throws IOException {
        replay.archive()
                .capture(SITE + "zip", AT, 200, new byte[] {1}, "Content-Type", "application/zip");
        page("head", "<p>x");

        var none = replay.content(DIGITS + SITE + "zip");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.text()).contains("这种文件没有画面");
        var head = replay.contentWith("HEAD", DIGITS + SITE + "head");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).contains("image/png");
        assertThat(replay.content(DIGITS + SITE + "never").status()).isEqualTo(404);
    }

    @Test
    void theFrameLeadsToThePicture() throws IOException {
        page("framed", "<p>x");

        assertThat(replay.reader("/20261108223009/" + SITE + "framed").text())
                .contains("href=\"" + replay.contentOrigin() + DIGITS + SITE + "framed\"")
                .doesNotContain("??");
    }

    private static void page(String name, String text) throws IOException {
        replay.archive()
                .capture(
                        SITE + name,
                        AT,
                        200,
                        ("<!doctype html><title>x</title>" + text).getBytes(UTF_8),
                        "Content-Type",
                        "text/html; charset=utf-8");
    }

    static List<ProcessHandle> browsers() {
        return ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().commandLine().orElse("").contains("diancang-screenshot"))
                .toList();
    }

    private static byte[] square(int rgb) throws IOException {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 10_000; i++) {
            image.setRGB(i % 100, i / 100, rgb);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static int colour(BufferedImage seen, int x, int y) {
        return seen.getRGB(x, y) & 0xffffff;
    }

    /** Kept for people to look at. */
    private static BufferedImage keep(RunningReplay.Answer answer, String name) throws IOException {
        assertThat(answer.status()).as(name).isEqualTo(200);
        Path folder = Files.createDirectories(Path.of("target", "versions"));
        Files.write(folder.resolve(name + ".png"), answer.body());
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }
}

package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real browser that has the archive as its proxy. */
@ExtendWith(SharedReplay.class)
class ProxyBrowserIT {
    private static final String WWW = "https://www.browsed.example";
    private static final String CDN = "https://cdn.browsed.example";
    private static final String EARLY = "2020-03-01T04:00:00Z";
    private static final String LATE = "2026-03-04T05:06:07Z";
    private static final String PICTURE =
            "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'><rect width='20'"
                    + " height='10' fill='#9c3324'/></svg>";

    /** What archived pages do to get out, each once. */
    private static String page(String version, int canary, int udp) {
        return """
            <!doctype html><html><head><meta charset=utf-8><title>%1$s</title>
            <link rel=stylesheet href=/s.css>
            <link rel=dns-prefetch href=//outside.example><link rel=preconnect href=//outside.example>
            <link rel=prefetch href=https://outside.example/prefetch>
            <script src=%2$s/a.js></script></head>
            <body><h1>%1$s</h1><img id=picture src=%2$s/p.svg>
            <img src=http://127.0.0.1:%3$d/picture><iframe src=/frame.html></iframe>
            <iframe src=http://localhost:%3$d/frame></iframe>
            <script>
            navigator.sendBeacon("http://127.0.0.1:%3$d/beacon", "x");
            fetch("http://127.0.0.1:%3$d/fetch").catch(() => {});
            document.cookie = "from=then";
            const peer = new RTCPeerConnection({iceServers: [{urls: "stun:127.0.0.1:%4$d"}]});
            peer.createDataChannel("x");
            peer.onicegatheringstatechange = () => document.body.dataset.ice = peer.iceGatheringState;
            peer.createOffer().then(offer => peer.setLocalDescription(offer));
            const socket = new WebSocket("ws://127.0.0.1:%3$d/socket");
            socket.onerror = () => document.body.dataset.socket = "refused";
            socket.onopen = () => document.body.dataset.socket = "open";
            navigator.serviceWorker.register("/a.js").then(
                () => document.body.dataset.worker = "installed",
                () => document.body.dataset.worker = "refused");
            </script></body></html>
            """
                .formatted(version, CDN, canary, udp);
    }

    private static void capture(Archive archive, int canary, int udp) throws IOException {
        archive.capture(
                WWW + "/",
                EARLY,
                200,
                Payloads.utf8(page("early", canary, udp)),
                "Content-Type",
                "text/html");
        archive.capture(
                WWW + "/",
                LATE,
                200,
                Payloads.gzip(Payloads.utf8(page("late", canary, udp))),
                "Content-Type",
                "text/html",
                "Content-Encoding",
                "gzip");
        Map<String, List<String>> parts =
                Map.of(
                        WWW + "/s.css", List.of("text/css", "h1{color:rgb(1, 2, 3)}"),
                        WWW + "/frame.html", List.of("text/html", "<p>in a frame</p>"),
                        CDN + "/p.svg", List.of("image/svg+xml", PICTURE),
                        CDN + "/d.json", List.of("application/json", "{\"fetched\":\"yes\"}"),
                        WWW + "/a.js", List.of("text/javascript", "0"),
                        CDN + "/a.js",
                                List.of(
                                        "text/javascript",
                                        "fetch('"
                                                + CDN
                                                + "/d.json').then(r => r.json()).then(d =>"
                                                + " document.body.dataset.fetched = d.fetched)"));
        for (Map.Entry<String, List<String>> part : parts.entrySet()) {
            archive.capture(
                    part.getKey(),
                    LATE,
                    200,
                    Payloads.utf8(part.getValue().get(1)),
                    "Content-Type",
                    part.getValue().get(0));
        }
    }

    @Test
    void aPageIsShownWithAllItsPartsAtTwoDatesAndNothingReachesTheOutside(RunningReplay replay)
            throws Exception {
        Set<String> outside = new ConcurrentSkipListSet<>();
        HttpServer canary =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext(
                "/",
                exchange -> {
                    outside.add(exchange.getRequestURI().toString());
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        canary.start();
        try (DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                LocalBrowser browser = LocalBrowser.through(replay.proxyPort(), trusted(replay));
                BrowserContext context = browser.browser().newContext()) {
            capture(replay.archive(), canary.getAddress().getPort(), udp.getLocalPort());
            Page page = context.newPage();
            List<Response> answers = new CopyOnWriteArrayList<>();
            page.onResponse(answers::add);

            page.navigate(WWW + "/");
            isWhole(page, "late");
            assertThat(ok(answers))
                    .containsExactlyInAnyOrder(
                            WWW + "/",
                            WWW + "/s.css",
                            WWW + "/frame.html",
                            CDN + "/p.svg",
                            CDN + "/a.js",
                            CDN + "/d.json");

            page.navigate("http://diancang.proxy/");
            assertThat(page.textContent("main")).contains("最近的存档");
            fits(page);
            page.fill("input[type=date]", "2020-03-01");
            page.click("text=去这一天");
            PlaywrightAssertions.assertThat(page.locator("main"))
                    .containsText("2020年3月1日 12:00:00");

            page.navigate(WWW + "/");
            isWhole(page, "early");

            page.navigate("https://outside.example/");
            assertThat(page.textContent("h1")).contains("没有存档");
            page.navigate("http://diancang.proxy/");
            page.click("text=不再选定");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("最近的存档");
            udp.setSoTimeout(1);
            assertThatThrownBy(() -> udp.receive(new DatagramPacket(new byte[1], 1)))
                    .as("nothing came by UDP")
                    .isInstanceOf(SocketTimeoutException.class);
        } finally {
            canary.stop(0);
        }
        assertThat(outside).isEmpty();
    }

    /** Everything of it that comes later than the page has come. */
    private static void isWhole(Page page, String version) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(
                                                page.evaluate(
                                                        "[document.querySelector('h1').textContent,"
                                                                + " getComputedStyle(document.querySelector('h1')).color,"
                                                                + " picture.naturalWidth,"
                                                                + " document.body.dataset.fetched,"
                                                                + " document.body.dataset.socket,"
                                                                + " document.body.dataset.worker,"
                                                                + " document.body.dataset.ice ? 'asked' : '',"
                                                                + " location.href].join(' ')"))
                                        .isEqualTo(
                                                version
                                                        + " rgb(1, 2, 3) 20 yes refused refused asked "
                                                        + WWW
                                                        + "/"));
        assertThat(page.frames().get(1).textContent("body")).isEqualTo("in a frame");
    }

    /** A page of our own has room on a telephone and on a desk. */
    private static void fits(Page page) {
        for (int width : List.of(390, 1280)) {
            page.setViewportSize(width, 800);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width at %d", width)
                    .isEqualTo(width);
        }
    }

    private static Set<String> ok(List<Response> answers) {
        Set<String> urls = new TreeSet<>();
        answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(Response::url)
                .filter(url -> !URI.create(url).getPath().equals("/favicon.ico"))
                .forEach(urls::add);
        return urls;
    }

    private static String trusted(RunningReplay replay) throws Exception {
        byte[] key =
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(replay.reader("/proxy.crt").body()))
                        .getPublicKey()
                        .getEncoded();
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }
}

package org.diancang.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diancang.replay.Payloads.utf8;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedReplay.class)
class ArchivedHeadersIT {
    private static final String HOME = "http://headers.example/";
    private static final String AT = "2026-11-09T06:30:09Z";

    private final RunningReplay replay;

    ArchivedHeadersIT(RunningReplay replay) {
        this.replay = replay;
    }

    @BeforeAll
    static void fill(RunningReplay replay) throws IOException {
        Archive archive = replay.archive();
        archive.capture(
                HOME,
                AT,
                200,
                utf8("<p>t"),
                "Content-Type",
                "text/html; charset=utf-8",
                "Set-Cookie",
                "secret=1",
                "X-Powered-By",
                "PHP/4",
                "Content-Security-Policy",
                "default-src 'none'",
                "Strict-Transport-Security",
                "max-age=9",
                "Refresh",
                "0; url=http://evil.example/",
                "Link",
                "</a.css>; rel=preload; as=style, <http://evil.example/>; rel=\"original\"",
                "Content-Language",
                "zh");
        archive.capture(HOME + "moved", AT, 301, new byte[0], "Location", "/target?q=1");
        archive.capture(
                "http://self.example/", AT, 301, new byte[0], "Location", "https://self.example/");
        archive.capture(
                "https://self.example/",
                "2026-11-09T06:30:11Z",
                200,
                utf8("<p>secure"),
                "Content-Type",
                "text/html");
    }

    @Test
    void archivedHeadersTakeNoEffect() throws IOException {
        var answer = replay.content("/20261109063009if_/" + HOME);
        assertThat(answer.headers()).noneMatch(h -> h.toLowerCase().startsWith("set-cookie"));
        assertThat(String.join("\n", answer.headers())).doesNotContain("secret=1");
        assertThat(answer.header("X-Archive-Orig-X-Powered-By")).contains("PHP/4");
        assertThat(answer.header("X-Archive-Orig-Refresh")).isPresent();
        assertThat(answer.header("Refresh"))
                .contains("0;url=/20261109063009if_/http://evil.example/");
        assertThat(answer.headers())
                .anyMatch(
                        h ->
                                h.endsWith(
                                        "</20261109063009cs_/"
                                                + HOME
                                                + "a.css>; rel=\"preload\"; as=\"style\""))
                .noneMatch(h -> h.toLowerCase().startsWith("link") && h.contains("evil"));
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(answer.header("Content-Language")).contains("zh");
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .contains(
                        "default-src 'self'",
                        "frame-ancestors 'self' http://reader.localhost:8081");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("X-DNS-Prefetch-Control")).contains("off");
    }

    @Test
    void anArchivedRedirectStaysInTheArchive() throws IOException {
        var answer = replay.content("/20261109063009if_/" + HOME + "moved");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).contains("/20261109063009if_/" + HOME + "target?q=1");
    }

    @Test
    void aRedirectToTheSameKeyIsPassedOver() throws IOException {
        var answer = replay.content("/20261109063009if_/https://self.example/");
        assertThat(answer.header("Location")).contains("/20261109063011if_/https://self.example/");
        assertThat(replay.content("/20261109063011if_/https://self.example/").status())
                .isEqualTo(200);
    }

    @Test
    void aRedirectCannotBreakOutOfItsHeader() throws IOException {
        String url = HOME + "crlf";
        replay.archive()
                .capture(
                        url,
                        AT,
                        302,
                        new byte[0],
                        "Location",
                        "http://x.example/%0d%0aSet-Cookie:a=b\t\u00e4 <script>");
        var answer = replay.content("/20261109063009/" + url);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location").orElseThrow())
                .startsWith("/20261109063009/http://x.example/%0d%0aSet-Cookie:a=b")
                .doesNotContain("<", " ");
    }

    @Test
    void hostileHeadersEndNothing() throws IOException {
        String url = HOME + "hostile";
        replay.archive()
                .captureRaw(
                        url,
                        AT,
                        302,
                        utf8(
                                "HTTP/1.1 200 OK\r\n"
                                        + "Content-Type: text/html\u0001; charset=\"><x\r\n"
                                        + "X-Fold: a\r\n"
                                        + " Set-Cookie: injected=1\r\n"
                                        + "X-Bad Name: 1\r\n"
                                        + "X-Long: "
                                        + "y".repeat(60_000)
                                        + "\r\nContent-Length: 2\r\n\r\nok"),
                        "text/html");
        var answer = replay.content("/20261109063009/" + url);
        assertThat(answer.status()).isIn(200, 502);
        assertThat(answer.headers()).noneMatch(h -> h.toLowerCase().startsWith("set-cookie"));
        assertThat(String.join("\n", answer.headers()).length()).isLessThan(40_000);
    }
}

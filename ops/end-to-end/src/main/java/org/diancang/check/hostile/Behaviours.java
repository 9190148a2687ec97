package org.diancang.check.hostile;

import static org.diancang.check.hostile.Reply.html;
import static org.diancang.check.hostile.Reply.raw;
import static org.diancang.check.hostile.Reply.redirect;
import static org.diancang.check.hostile.Reply.send;
import static org.diancang.check.hostile.Reply.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** All the ways to misbehave. */
final class Behaviours {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    private static final String CUT = "200 .*(timeTrunc|lenTrunc|headerTrunc).*";
    private static final String LOST = "-(2|3|404) .*";
    private static final String TAKEN = "200 .*";

    private Behaviours() {}

    static List<Behaviour> all() {
        return java.util.stream.Stream.of(endless(), framing(), content(), addresses(), rules())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Behaviour> endless() {
        return List.of(
                Behaviour.on(
                        "calendar",
                        "/day/1",
                        "endless calendar",
                        (path, out, connection) -> {
                            long day = Long.parseLong(path.replaceAll("[^0-9]", ""));
                            send(out, "text/html", utf8("<a href=/day/" + (day + 1) + ">下</a>"));
                        },
                        TAKEN),
                Behaviour.on(
                        "redirects",
                        "/r/1",
                        "endless redirect",
                        (path, out, connection) ->
                                redirect("/r/" + (Long.parseLong(path.substring(3)) + 1))
                                        .write(path, out, connection),
                        "302 .*"),
                Behaviour.of("redirect-to-itself", redirect("/redirect-to-itself"), "302 .*"),
                Behaviour.of(
                        "slow-header",
                        (path, out, connection) -> Thread.sleep(Duration.ofMinutes(3)),
                        LOST),
                Behaviour.of(
                        "slow-body",
                        (path, out, connection) -> {
                            out.write(utf8(HEAD + "Content-Length: 100000\r\n\r\n"));
                            trickle(out, Duration.ofSeconds(1));
                        },
                        CUT),
                Behaviour.of(
                        "silence-in-mid-body",
                        (path, out, connection) -> {
                            out.write(utf8(HEAD + "Content-Length: 100000\r\n\r\n<p>half"));
                            out.flush();
                            Thread.sleep(Duration.ofMinutes(3));
                        },
                        "(-.*|200 .*(Trunc|UnexpectedEnd|Timeout).*|200 .*)"),
                Behaviour.of(
                        "endless-body",
                        (path, out, connection) -> {
                            out.write(utf8(HEAD + "\r\n"));
                            flood(out, utf8("<p>无尽的正文</p>\n".repeat(500)));
                        },
                        CUT),
                Behaviour.of(
                        "endless-header",
                        (path, out, connection) -> {
                            out.write(utf8("HTTP/1.1 200 OK\r\n"));
                            flood(out, utf8("X-Filler: " + "x".repeat(4000) + "\r\n"));
                        },
                        "(-.*|200 .*Trunc.*)"),
                Behaviour.of(
                        "header-of-a-megabyte",
                        raw(HEAD + "X-Big: " + "x".repeat(1 << 20) + "\r\n\r\nbody"),
                        "(-.*|200 .*)"),
                Behaviour.of(
                        "ten-thousand-headers",
                        raw(HEAD + "X-Filler: y\r\n".repeat(10_000) + "\r\nbody"),
                        "(-.*|200 .*)"),
                Behaviour.of(
                        "early-hints-for-ever",
                        (path, out, connection) ->
                                flood(out, utf8("HTTP/1.1 100 Continue\r\n\r\n")),
                        "-.*"),
                Behaviour.of(
                        "cookie-flood",
                        raw(
                                HEAD
                                        + ("Set-Cookie: a" + "x".repeat(3_000) + "=1\r\n")
                                                .repeat(20)
                                        + "Content-Length: 4\r\n\r\nbody"),
                        "(-.*|200 .*)"));
    }

    private static List<Behaviour> framing() {
        return List.of(
                Behaviour.of(
                        "length-too-long",
                        raw(HEAD + "Content-Length: 5000\r\n\r\n<p>short</p>"),
                        "(-.*|200 .*)"),
                Behaviour.of(
                        "length-too-short",
                        raw(HEAD + "Content-Length: 5\r\n\r\n<p>more than five</p>"),
                        TAKEN),
                Behaviour.of(
                        "negative-length",
                        raw(HEAD + "Content-Length: -7\r\n\r\nbody"),
                        "(-.*|200 .*)"),
                Behaviour.of(
                        "two-lengths",
                        raw(HEAD + "Content-Length: 4\r\nContent-Length: 9\r\n\r\nbody"),
                        "(-.*|200 .*)"),
                Behaviour.of(
                        "bad-chunk-size",
                        raw(HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"),
                        "(-.*|200 .*)"),
                Behaviour.of(
                        "chunk-cut-off",
                        raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n400\r\nhello"),
                        "(-.*|200 .*)"),
                Behaviour.of("no-status-line", raw("<html>HTTP/0.9</html>"), "(-.*|200 .*)"),
                Behaviour.of("words-for-status", raw("HTTP/1.1 fine\r\n\r\nbody"), "-.*"),
                Behaviour.of(
                        "status-999",
                        raw("HTTP/1.1 999 No\r\nContent-Length: 2\r\n\r\nno"),
                        "999 .*"),
                Behaviour.of("nothing-at-all", (path, out, connection) -> {}, LOST),
                Behaviour.of(
                        "reset", (path, out, connection) -> connection.setSoLinger(true, 0), LOST),
                Behaviour.of(
                        "reset-in-mid-body",
                        (path, out, connection) -> {
                            out.write(utf8(HEAD + "Content-Length: 90000\r\n\r\n<p>half"));
                            out.flush();
                            connection.setSoLinger(true, 0);
                        },
                        "(-.*|200 .*)"),
                Behaviour.of(
                        "body-with-204",
                        raw("HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\nbody"),
                        "204 .*"),
                Behaviour.of("304-unasked", raw("HTTP/1.1 304 Not Modified\r\n\r\n"), "304 .*"),
                Behaviour.of(
                        "type-of-ten-kilobytes",
                        raw(
                                "HTTP/1.1 200 OK\r\nContent-Type: "
                                        + "t".repeat(10_000)
                                        + "\r\nContent-Length: 2\r\n\r\nok"),
                        TAKEN),
                Behaviour.of(
                        "no-type", raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), TAKEN));
    }

    private static List<Behaviour> content() {
        return List.of(
                Behaviour.of("gzip-bomb", Behaviours::gzipBomb, TAKEN),
                Behaviour.of(
                        "gzip-that-is-none",
                        raw(HEAD + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain"),
                        TAKEN),
                Behaviour.of(
                        "unknown-encoding",
                        raw(HEAD + "Content-Encoding: zork\r\nContent-Length: 5\r\n\r\nplain"),
                        TAKEN),
                Behaviour.of("nul-bytes", html("<p>\0\0\0<a href='/good/1'>a\0</a>"), TAKEN),
                Behaviour.of(
                        "wrong-charset",
                        (path, out, connection) ->
                                send(
                                        out,
                                        "text/html; charset=utf-8",
                                        "<p>青禾县</p>".getBytes(Charset.forName("GBK"))),
                        TAKEN),
                Behaviour.of(
                        "unknown-charset",
                        (path, out, connection) ->
                                send(out, "text/html; charset=klingon-8", utf8("<p>nuqneH</p>")),
                        TAKEN),
                Behaviour.of(
                        "line-of-ten-megabytes",
                        html("<p>" + "字".repeat(3_500_000) + "</p>"),
                        TAKEN),
                Behaviour.of(
                        "deep-nesting",
                        html("<div>".repeat(200_000) + "<a href='/good/2'>x</a>"),
                        TAKEN),
                Behaviour.on("many", "/links", "ten thousand links", Behaviours::manyLinks, TAKEN),
                Behaviour.of(
                        "url-of-a-megabyte",
                        html("<a href='/x?" + "u".repeat(1 << 20) + "'>x</a>"),
                        TAKEN),
                Behaviour.of(
                        "meta-refresh-to-itself",
                        html("<meta http-equiv=refresh content='0;url=/meta-refresh-to-itself'>"),
                        TAKEN),
                Behaviour.of("soft-404", html("<h1>404 页面不存在</h1>"), TAKEN),
                Behaviour.of("bad-location", redirect("http://[::nonsense/"), "302 .*"),
                Behaviour.of("script-location", redirect("javascript:alert(1)"), "302 .*"),
                Behaviour.on(
                        "sessions",
                        "/page;jsessionid=0",
                        "session ids in paths",
                        (path, out, connection) ->
                                send(
                                        out,
                                        "text/html",
                                        utf8(
                                                "<a href='/page;jsessionid="
                                                        + Long.toHexString(System.nanoTime())
                                                        + "'>again</a>")),
                        TAKEN),
                Behaviour.on(
                        "trap",
                        "/a/",
                        "folder that repeats itself",
                        html("<a href='a/'>deeper</a>"),
                        TAKEN));
    }

    private static List<Behaviour> addresses() {
        return List.of(
                Behaviour.of(
                        "redirect-to-loopback",
                        redirect("http://inside.hostile.example:1/"),
                        "302 .*"),
                Behaviour.on(
                        "inside",
                        "/",
                        "name at a loopback address",
                        html("no"),
                        "-.*addressRefused:127.0.0.1.*|-61 .*|-6[0-9]* .*"),
                Behaviour.on(
                        "private",
                        "/",
                        "name at a private address",
                        html("no"),
                        "-.*addressRefused:10.0.0.1.*|-6[0-9]* .*"),
                Behaviour.on(
                        "rebind", "/", "name that changes to loopback", html("first"), "(200|-).*"),
                Behaviour.on("nowhere", "/", "name that nobody has", html("no"), "-.*"),
                Behaviour.on("broken", "/", "name server that fails", html("no"), "-.*"));
    }

    /** Hosts whose robots.txt is the trouble; the page itself is good. */
    private static List<Behaviour> rules() {
        return List.of(
                Behaviour.on("robots-big", "/page", "robots.txt of 10 MB", html("x"), "(200|-).*"),
                Behaviour.on("robots-500", "/page", "robots.txt that fails", html("x"), "-9998 .*"),
                Behaviour.on("robots-html", "/page", "robots.txt that is a page", html("x"), TAKEN),
                Behaviour.on(
                        "robots-redirect",
                        "/page",
                        "robots.txt redirected for ever",
                        html("x"),
                        "(200|-).*"),
                Behaviour.on("sitemap-bomb", "/page", "sitemap that is a bomb", html("x"), TAKEN),
                Behaviour.on(
                        "busy",
                        "/page",
                        "429 for ever",
                        raw(
                                "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\n"
                                        + "Content-Length: 4\r\n\r\nbusy"),
                        "(429|-).*"));
    }

    static Reply robots(String host) {
        return switch (host) {
            case "robots-big.hostile.example" ->
                    (path, out, connection) ->
                            send(
                                    out,
                                    "text/plain",
                                    utf8("User-agent: *\n" + "Disallow: /no/\n".repeat(700_000)));
            case "robots-500.hostile.example" ->
                    raw("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops");
            case "robots-html.hostile.example" ->
                    html("<html><body>User-agent: * Disallow: /</body></html>");
            case "robots-redirect.hostile.example" -> redirect("/robots.txt");
            case "sitemap-bomb.hostile.example" ->
                    (path, out, connection) ->
                            send(
                                    out,
                                    "text/plain",
                                    utf8("Sitemap: http://" + host + ":PORT/sitemap.xml\n"));
            default -> raw("HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nno");
        };
    }

    /** A thousand entities, each a thousand of the one before. */
    static Reply sitemap() {
        StringBuilder bomb =
                new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\">");
        for (char c = 'b'; c < 'k'; c++) {
            bomb.append("<!ENTITY ").append(c).append(" \"");
            bomb.append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
        }
        bomb.append("]><urlset><url><loc>http://www.hostile.example/&j;</loc></url></urlset>");
        return (path, out, connection) -> send(out, "text/xml", utf8(bomb.toString()));
    }

    private static void manyLinks(String path, OutputStream out, java.net.Socket connection)
            throws IOException {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 10_000 && path.equals("/links"); i++) {
            page.append("<a href='/n/").append(i).append("'>").append(i).append("</a>\n");
        }
        send(out, "text/html", utf8(page.toString()));
    }

    private static void gzipBomb(String path, OutputStream out, java.net.Socket connection)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 512; i++) {
                gzip.write(zeros);
            }
        }
        out.write(
                (HEAD + "Content-Encoding: gzip\r\nContent-Length: " + bytes.size() + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeTo(out);
    }

    private static void trickle(OutputStream out, Duration pause)
            throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            out.write('x');
            out.flush();
            Thread.sleep(pause);
        }
    }

    private static void flood(OutputStream out, byte[] piece) throws IOException {
        // Until the other side hangs up, or what no client should have taken.
        for (long sent = 0; sent < 300L << 20; sent += piece.length) {
            out.write(piece);
        }
    }
}

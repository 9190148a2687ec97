package org.diancang.check.hostile;

import static org.diancang.check.hostile.Reply.raw;
import static org.diancang.check.hostile.Reply.redirect;
import static org.diancang.check.hostile.Reply.send;
import static org.diancang.check.hostile.Reply.utf8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** What never ends, or comes so slowly that it might as well not. */
final class Endless {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    private static final String CUT = "200 .*(timeTrunc|lenTrunc|headerTrunc).*";
    private static final String LOST = "-(2|3|404) .*";
    private static final String TAKEN = "200 .*";

    private Endless() {}

    static List<Behaviour> all() {
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
                        CUT),
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
                        LOST),
                Behaviour.of(
                        "header-of-a-megabyte",
                        raw(HEAD + "X-Big: " + "x".repeat(1 << 20) + "\r\n\r\nbody"),
                        TAKEN),
                Behaviour.of(
                        "ten-thousand-headers",
                        raw(HEAD + "X-Filler: y\r\n".repeat(10_000) + "\r\nbody"),
                        TAKEN),
                Behaviour.of(
                        "early-hints-for-ever",
                        (path, out, connection) ->
                                flood(out, utf8("HTTP/1.1 100 Continue\r\n\r\n")),
                        LOST),
                Behaviour.of(
                        "cookie-flood",
                        raw(
                                HEAD
                                        + ("Set-Cookie: a" + "x".repeat(3_000) + "=1\r\n")
                                                .repeat(20)
                                        + "Content-Length: 4\r\n\r\nbody"),
                        TAKEN));
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

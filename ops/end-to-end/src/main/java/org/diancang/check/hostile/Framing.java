package org.diancang.check.hostile;

import static org.diancang.check.hostile.Reply.raw;
import static org.diancang.check.hostile.Reply.utf8;

import java.util.List;

/** Answers that are not framed as HTTP would have it. */
final class Framing {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    private static final String LOST = "-(2|3|404) .*";
    private static final String TAKEN = "200 .*";

    private Framing() {}

    static List<Behaviour> all() {
        return List.of(
                Behaviour.of(
                        "length-too-long",
                        raw(HEAD + "Content-Length: 5000\r\n\r\n<p>short</p>"),
                        TAKEN),
                Behaviour.of(
                        "length-too-short",
                        raw(HEAD + "Content-Length: 5\r\n\r\n<p>more than five</p>"),
                        TAKEN),
                Behaviour.of(
                        "negative-length", raw(HEAD + "Content-Length: -7\r\n\r\nbody"), TAKEN),
                Behaviour.of(
                        "two-lengths",
                        raw(HEAD + "Content-Length: 4\r\nContent-Length: 9\r\n\r\nbody"),
                        TAKEN),
                Behaviour.of(
                        "bad-chunk-size",
                        raw(HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"),
                        "200 .*chunkedBroken.*"),
                Behaviour.of(
                        "chunk-cut-off",
                        raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n400\r\nhello"),
                        TAKEN),
                Behaviour.of("no-status-line", raw("<html>HTTP/0.9</html>"), LOST),
                Behaviour.of("words-for-status", raw("HTTP/1.1 fine\r\n\r\nbody"), LOST),
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
                        LOST),
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
}

package org.diancang.check.hostile;

import static org.diancang.check.hostile.Reply.html;
import static org.diancang.check.hostile.Reply.raw;
import static org.diancang.check.hostile.Reply.redirect;
import static org.diancang.check.hostile.Reply.send;
import static org.diancang.check.hostile.Reply.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Answers whose content is a trap or a nuisance. */
final class Contents {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    private static final String TAKEN = "200 .*";

    private Contents() {}

    static List<Behaviour> all() {
        return List.of(
                Behaviour.of("gzip-bomb", gzipBomb(), TAKEN),
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
                Behaviour.on("many", "/links", "ten thousand links", Contents::manyLinks, TAKEN),
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

    private static void manyLinks(String path, OutputStream out, Socket connection)
            throws IOException {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 10_000 && path.equals("/links"); i++) {
            page.append("<a href='/n/").append(i).append("'>").append(i).append("</a>\n");
        }
        send(out, "text/html", utf8(page.toString()));
    }

    /** Half a gigabyte of nothing, made once: making it costs seconds. */
    private static Reply gzipBomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 512; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] head =
                utf8(
                        HEAD
                                + "Content-Encoding: gzip\r\nContent-Length: "
                                + bytes.size()
                                + "\r\n\r\n");
        return (path, out, connection) -> {
            out.write(head);
            bytes.writeTo(out);
        };
    }
}

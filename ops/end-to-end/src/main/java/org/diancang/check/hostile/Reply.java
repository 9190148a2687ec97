package org.diancang.check.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a misbehaving server does with a request. */
@FunctionalInterface
interface Reply {
    /**
     * Writes an answer, or whatever it is.
     *
     * @param path path and query that were asked for
     */
    void write(String path, OutputStream out, Socket connection)
            throws IOException, InterruptedException;

    /** A whole and right answer. */
    static Reply html(String body) {
        return (path, out, connection) -> send(out, "text/html; charset=utf-8", utf8(body));
    }

    /** Bytes as they are, head included. */
    static Reply raw(String text) {
        return (path, out, connection) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A redirect. */
    static Reply redirect(String location) {
        return raw("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    /** A right head of its own, and a body. */
    static void send(OutputStream out, String type, byte[] body) throws IOException {
        out.write(
                ("HTTP/1.1 200 OK\r\nContent-Type: "
                                + type
                                + "\r\nContent-Length: "
                                + body.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
    }

    /** Text as UTF-8. */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

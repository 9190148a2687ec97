package org.diancang.indexer.cdx.pywb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to a request that may have anything in its query, as clients are that don't check what
 * they send.
 *
 * @param type media type with its parameters
 */
record RawAnswer(int status, String type, String body) {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");
    private static final Pattern TYPE = Pattern.compile("(?i)\r\ncontent-type: ([^\r]*)");

    static RawAnswer of(int port, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            // Of this version, an answer ends with its connection.
            String request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            int end = answer.indexOf("\r\n\r\n");
            String head = answer.substring(0, end);
            return new RawAnswer(
                    Integer.parseInt(first(STATUS, head)),
                    first(TYPE, head),
                    new String(answer.substring(end + 4).getBytes(ISO_8859_1), UTF_8));
        }
    }

    private static String first(Pattern pattern, String head) {
        Matcher matcher = pattern.matcher(head);
        return matcher.find() ? matcher.group(1) : "";
    }
}

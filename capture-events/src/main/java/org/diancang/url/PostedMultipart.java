package org.diancang.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bodies of {@code multipart/*} (RFC 7578), read as leniently as Python's {@code cgi} does. */
final class PostedMultipart {
    private static final int LONGEST_BOUNDARY = 201;

    private final byte[] body;
    private final String next;
    private final String last;
    private int position;
    private boolean ended;

    private PostedMultipart(byte[] body, String boundary) {
        this.body = body;
        this.next = "--" + boundary;
        this.last = next + "--";
    }

    /** Its parts in the form of a query; empty without a boundary to find them by. */
    static Optional<String> text(String contentType, byte[] body) {
        return HeaderParameters.value(contentType, "boundary")
                .filter(PostedMultipart::isBoundary)
                .map(boundary -> new PostedMultipart(body, boundary).fields());
    }

    private static boolean isBoundary(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_BOUNDARY
                && !text.endsWith(" ")
                && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private String fields() {
        StringBuilder query = new StringBuilder();
        String line = line();
        while (!line.isEmpty() && !trimmed(line).equals(next)) {
            line = line();
        }
        // What is longer is cut, so that no further part makes a difference.
        while (!ended && position < body.length && query.length() < PostedRequest.LONGEST_QUERY) {
            String disposition = disposition();
            String name = HeaderParameters.value(disposition, "name").orElse("None");
            byte[] value = value();
            if (HeaderParameters.value(disposition, "filename").isEmpty()) {
                value = PostedForm.lenient(value).getBytes(StandardCharsets.UTF_8);
            }
            PostedForm.append(query, name.getBytes(StandardCharsets.UTF_8), value);
        }
        return query.toString();
    }

    /** Reads the headers of a part; the value of {@code Content-Disposition}, or nothing. */
    private String disposition() {
        StringBuilder headers = new StringBuilder();
        String line = line();
        while (!trimmed(line).isEmpty()) {
            headers.append(line);
            line = line();
        }
        byte[] octets = headers.toString().getBytes(StandardCharsets.ISO_8859_1);
        return HeaderParameters.header(PostedForm.lenient(octets), "content-disposition");
    }

    /** Reads to the next boundary; the line break before it does not belong to the value. */
    private byte[] value() {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        String pending = "";
        boolean lineBegins = true;
        while (position < body.length) {
            String line = line();
            if (lineBegins && line.startsWith("--")) {
                String boundary = trimmed(line);
                ended = boundary.equals(last);
                if (ended || boundary.equals(next)) {
                    return value.toByteArray();
                }
            }
            int kept = line.length() - lengthOfBreak(line);
            value.writeBytes(
                    (pending + line.substring(0, kept)).getBytes(StandardCharsets.ISO_8859_1));
            pending = line.substring(kept);
            lineBegins = pending.endsWith("\n");
        }
        return value.toByteArray();
    }

    private static int lengthOfBreak(String line) {
        return line.endsWith("\r\n") ? 2 : line.endsWith("\n") || line.endsWith("\r") ? 1 : 0;
    }

    /** The next line with its line break, as an octet string; empty at the end. */
    private String line() {
        int start = position;
        boolean inLine = true;
        while (inLine && position < body.length) {
            inLine = body[position++] != '\n';
        }
        return new String(body, start, position - start, StandardCharsets.ISO_8859_1);
    }

    private static String trimmed(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isSpace(line.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}

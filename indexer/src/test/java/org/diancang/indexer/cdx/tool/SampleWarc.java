package org.diancang.indexer.cdx.tool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes WARC and ARC files record by record, well-formed or not. */
public final class SampleWarc {
    private final boolean gzip;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();
    private int records;

    private SampleWarc(boolean gzip) {
        this.gzip = gzip;
    }

    public static SampleWarc gzipped() {
        return new SampleWarc(true);
    }

    public static SampleWarc plain() {
        return new SampleWarc(false);
    }

    /** A page and everything else that a file may hold. */
    public static SampleWarc ofEverything() {
        return gzipped()
                .record("warcinfo", "", "application/warc-fields", "software: sample\r\n")
                .response("http://www.example.com/a", 200, "text/html; charset=utf-8", "<p>a")
                .requestOfLast("http://www.example.com/a", "GET", "", "")
                .response("http://www.example.com/old", 301, "text/html", "", "Location: /new")
                .request(
                        "http://www.example.com/form",
                        "POST",
                        "application/x-www-form-urlencoded",
                        "q=tea&n=1")
                .response("http://www.example.com/form", 200, "text/plain", "found")
                .record("resource", "dns:www.example.com", "text/dns", "127.0.0.1")
                .revisit("http://www.example.com/a2")
                .record("metadata", "http://www.example.com/a", "text/plain", "x");
    }

    public SampleWarc response(String url, int status, String type, String body, String... fields) {
        return record(
                "response",
                url,
                "application/http; msgtype=response",
                """
                HTTP/1.1 %d OK
                Content-Type: %s
                %s
                """
                                .formatted(
                                        status,
                                        type,
                                        String.join("\n", fields) + (fields.length > 0 ? "\n" : ""))
                                .replace("\n", "\r\n")
                        + body);
    }

    public SampleWarc revisit(String url) {
        return record(
                "revisit",
                url,
                "application/http; msgtype=response",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
                "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ",
                "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
                "WARC-Refers-To-Filename: first.warc.gz",
                "WARC-Refers-To-File-Offset: 77");
    }

    /** A request that names the record that comes next, as wget writes it. */
    public SampleWarc request(String url, String method, String type, String body) {
        return request(url, method, type, body, records + 1);
    }

    /** A request that names the record that came last, as Heritrix writes it. */
    public SampleWarc requestOfLast(String url, String method, String type, String body) {
        return request(url, method, type, body, records - 1);
    }

    private SampleWarc request(String url, String method, String type, String body, int answer) {
        String path = url.replaceFirst("^https?://[^/]+", "");
        return record(
                "request",
                url,
                "application/http; msgtype=request",
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: www.example.com\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body,
                "WARC-Concurrent-To: " + id(answer));
    }

    public SampleWarc record(
            String type, String url, String contentType, String block, String... fields) {
        byte[] bytes = block.getBytes(UTF_8);
        StringBuilder head = new StringBuilder("WARC/1.0\r\nWARC-Type: ").append(type);
        if (!url.isEmpty()) {
            head.append("\r\nWARC-Target-URI: ").append(url);
        }
        head.append("\r\nWARC-Date: 2024-01-02T03:04:").append("%02dZ".formatted(records));
        head.append("\r\nWARC-Record-ID: ").append(id(records));
        head.append("\r\nContent-Type: ").append(contentType);
        for (String field : fields) {
            head.append("\r\n").append(field);
        }
        head.append("\r\nContent-Length: ").append(bytes.length).append("\r\n\r\n");
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(head.toString().getBytes(UTF_8));
        record.writeBytes(bytes);
        record.writeBytes("\r\n\r\n".getBytes(UTF_8));
        return raw(record.toByteArray());
    }

    /** An ARC file's own record, and one capture. */
    public static SampleWarc arc(boolean gzip) {
        String about = "1 0 Sample\nURL IP-address Archive-date Content-type Archive-length\n";
        String http = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>arc";
        SampleWarc arc = new SampleWarc(gzip);
        arc.raw(
                ("filedesc://sample.arc 0.0.0.0 20010203040506 text/plain "
                                + about.length()
                                + "\n"
                                + about
                                + "\n")
                        .getBytes(ISO_8859_1));
        return arc.raw(
                ("http://www.example.com/arc 192.0.2.1 20010203040507 text/html "
                                + http.length()
                                + "\n"
                                + http
                                + "\n")
                        .getBytes(ISO_8859_1));
    }

    /** Bytes as a record of their own. */
    public SampleWarc raw(byte[] bytes) {
        offsets.add(file.size());
        records++;
        try {
            if (gzip) {
                try (GZIPOutputStream member = new GZIPOutputStream(file)) {
                    member.write(bytes);
                }
            } else {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Where a record begins, from 0. */
    public int offset(int record) {
        return offsets.get(record);
    }

    public byte[] bytes() {
        return file.toByteArray();
    }

    public Path writeTo(Path path) {
        try {
            return Files.write(path, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(int record) {
        return "<urn:uuid:00000000-0000-0000-0000-%012d>".formatted(record);
    }
}
